"""Choices of the area with the words shown on screen."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class UnitKind(TextChoices):
    """What a unit is. The stored code never changes; what a kind is called may change with the regulations."""

    CENTRAL_BODY = "central_body", _("Cơ quan Trung ương")
    PROVINCIAL_COMMITTEE = "provincial_committee", _("Đảng bộ tỉnh, thành phố")
    BLOC_COMMITTEE = "bloc_committee", _("Đảng bộ cấp trên trực tiếp cơ sở")
    DISTRICT_COMMITTEE = "district_committee", _("Đảng bộ huyện, thị xã, thành phố thuộc tỉnh")
    COMMUNE_COMMITTEE = "commune_committee", _("Đảng bộ xã, phường, đặc khu")
    PARTY_CAUCUS = "party_caucus", _("Đảng đoàn, ban cán sự đảng")
    ADVISORY_BOARD = "advisory_board", _("Cơ quan tham mưu, giúp việc cấp ủy")
    MASS_ORGANISATION = "mass_organisation", _("Mặt trận Tổ quốc, đoàn thể")
    GRASSROOTS_ORGANISATION = "grassroots_organisation", _("Đảng bộ cơ sở")
    GRASSROOTS_CELL = "grassroots_cell", _("Chi bộ cơ sở")
    SECTION = "section", _("Đảng bộ bộ phận")
    SUBORDINATE_ORGANISATION = "subordinate_organisation", _("Đảng bộ trực thuộc đảng ủy cơ sở")
    SUBORDINATE_CELL = "subordinate_cell", _("Chi bộ trực thuộc")
    PARTY_CELL = "party_cell", _("Chi bộ")
    TEAM = "team", _("Tổ đảng")
    OTHER_BODY = "other_body", _("Cơ quan, đơn vị ngoài hệ thống tổ chức đảng")


class UnitGroup(TextChoices):
    """Groups that directives address as one: the units of some kinds below the issuer. Codes never change."""

    ALL_BELOW = "all_below", _("Các tổ chức đảng, cơ quan, đoàn thể trực thuộc")
    PARTY_ORGANISATIONS = "party_organisations", _("Các tổ chức đảng trực thuộc")
    GRASSROOTS = "grassroots", _("Các cấp ủy cơ sở")
    GRASSROOTS_ORGANISATIONS = "grassroots_organisations", _("Các đảng ủy cơ sở")
    GRASSROOTS_CELLS = "grassroots_cells", _("Các chi bộ cơ sở")
    PARTY_CELLS = "party_cells", _("Các chi bộ")
    ADVISORY_BOARDS = "advisory_boards", _("Các cơ quan tham mưu, giúp việc")
    MASS_ORGANISATIONS = "mass_organisations", _("Mặt trận Tổ quốc và các đoàn thể")
    DISTRICTS = "districts", _("Các huyện, thị, thành ủy")
    COMMUNES = "communes", _("Các đảng ủy xã, phường, đặc khu")
    COMMITTEES_DIRECTLY_BELOW = "committees_directly_below", _("Các đảng ủy trực thuộc")
    CAUCUSES = "caucuses", _("Các đảng đoàn, ban cán sự đảng")
    BODIES = "bodies", _("Các cơ quan, đơn vị")


class AliasSource(TextChoices):
    TYPED = "typed", _("Nhập tay")
    READER = "reader", _("Đọc từ văn bản")
    ANSWER = "answer", _("Trả lời khi rà soát văn bản")
