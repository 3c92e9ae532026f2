"""Why a file cannot be read: one class per reason, with a stable code and both languages."""

from __future__ import annotations

from typing import ClassVar

READABLE = ".docx, .doc, .pdf, .txt, .md, .html, .jpg, .png, .tif"


class UnreadableFile(Exception):  # noqa: N818 - named for what happened, like every refusal of the project
    """A file the reader does not take. Nothing of it was kept.

    `code` never changes, `vi` and `en` say what is wrong and what to do; `str()` is the Vietnamese one.
    """

    code: ClassVar[str] = "unreadable"
    VI: ClassVar[str] = "Không đọc được tệp."
    EN: ClassVar[str] = "The file cannot be read."

    def __init__(self, **details: str | int) -> None:
        self.details = details
        self.vi = self.VI.format(**details)
        self.en = self.EN.format(**details)
        super().__init__(self.vi)


class EmptyFile(UnreadableFile):
    code = "empty"
    VI = "Tệp rỗng, không có chữ nào. Hãy kiểm tra lại tệp rồi tải lên lần nữa."
    EN = "The file is empty: there is no text in it. Check the file and upload it again."


class TooLarge(UnreadableFile):
    code = "too-large"
    VI = "Tệp lớn {size} MB, vượt mức {limit} MB. Hãy tách tệp hoặc giảm dung lượng ảnh bên trong."
    EN = "The file has {size} MB, more than the {limit} MB allowed. Split it, or shrink the pictures in it."


class TooMuchText(UnreadableFile):
    code = "too-much-text"
    VI = "Tệp có hơn {limit} ký tự, quá dài cho một văn bản chỉ đạo. Hãy tách tệp thành từng văn bản."
    EN = "The file holds more than {limit} characters, too long for one directive. Split it into single documents."


class TooManyPages(UnreadableFile):
    code = "too-many-pages"
    VI = "Tệp có {pages} trang cần đọc, vượt mức {limit} trang. Hãy tách tệp thành từng văn bản."
    EN = "The file has {pages} pages to be read, more than the {limit} allowed. Split it into single documents."


class UnknownFormat(UnreadableFile):
    code = "unknown-format"
    VI = "Không nhận ra loại tệp này. Các loại đọc được: " + READABLE + "."
    EN = "This kind of file is not known. Readable are " + READABLE + "."


class UnsupportedFormat(UnreadableFile):
    code = "unsupported-format"
    VI = "Tệp {format} không thuộc các loại đọc được. Hãy mở tệp và lưu lại thành {advice}."
    EN = "A {format} file is not among those that can be read. Open it and save it as {advice}."


class WrongContent(UnreadableFile):
    code = "wrong-content"
    VI = "Tên tệp kết thúc bằng {extension} nhưng nội dung không phải loại đó. Hãy tìm tệp gốc hoặc xuất lại tệp."
    EN = "The name ends in {extension} but the content is something else. Find the original file or export it anew."


class EncryptedFile(UnreadableFile):
    code = "encrypted"
    VI = "Tệp bị khóa bằng mật khẩu. Hãy mở bằng mật khẩu, bỏ khóa, lưu lại rồi tải lên."
    EN = "The file is locked by a password. Open it, remove the password, save it and upload that."


class DamagedFile(UnreadableFile):
    code = "damaged"
    VI = "Tệp {format} bị hỏng hoặc chưa tải về đầy đủ. Hãy lấy lại tệp gốc hoặc xuất lại tệp."
    EN = "The {format} file is damaged or incomplete. Get the original again or export it anew."


class ArchiveBomb(UnreadableFile):
    code = "archive-bomb"
    VI = "Tệp nén bên trong nở ra quá lớn, có dấu hiệu phá hoại nên bị từ chối. Hãy hỏi lại người gửi tệp."
    EN = "What is packed inside unpacks to far too much, as in an attack; it was refused. Ask whoever sent it."


class PixelBomb(UnreadableFile):
    code = "pixel-bomb"
    VI = "Ảnh có {pixels} điểm ảnh, vượt mức {limit}. Hãy chụp hoặc quét lại ở độ phân giải 300 dpi."
    EN = "The picture has {pixels} pixels, more than the {limit} allowed. Scan or photograph it again at 300 dpi."


class UnknownEncoding(UnreadableFile):
    code = "unknown-encoding"
    VI = "Không nhận ra bảng mã chữ Việt của tệp. Hãy mở tệp và lưu lại bằng bảng mã UTF-8 (Unicode)."
    EN = "The character encoding of the file is not known. Open it and save it as UTF-8 (Unicode)."


class NoText(UnreadableFile):
    code = "no-text"
    VI = "Không tìm thấy chữ trong tệp. Nếu tệp chỉ có ảnh, hãy quét lại rõ hơn ở 300 dpi, hoặc nộp bản .docx gốc."
    EN = "No text was found in the file. If it holds pictures only, scan them again at 300 dpi or bring the .docx."


class ProgramMissing(UnreadableFile):
    """The machine lacks an optional program; the person in charge of it can install that."""

    code = "program-missing"
    VI = "Máy chủ chưa cài chương trình để đọc {what}. Hãy nộp {instead}, hoặc nhờ người quản trị cài: {install}"
    EN = "This machine lacks the program that reads {what}. Bring {instead}, or ask the administrator to run: {install}"


class TookTooLong(UnreadableFile):
    code = "took-too-long"
    VI = "Đọc tệp quá {seconds} giây nên đã dừng. Hãy tách tệp, hoặc nộp bản .docx gốc."
    EN = "Reading took more than {seconds} seconds and was stopped. Split the file or bring the original .docx."
