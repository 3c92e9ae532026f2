.PHONY: venv
venv: .venv/.locked  ## create .venv from the lock

.venv/.locked: requirements.lock pyproject.toml
	test -x .venv/bin/python || python3 -m venv .venv
	test -x .venv/bin/uv || .venv/bin/pip -q --disable-pip-version-check install uv
	.venv/bin/uv pip sync -q --python .venv/bin/python --require-hashes requirements.lock
	.venv/bin/uv pip install -q --python .venv/bin/python --no-deps --no-build-isolation -e .
	touch .venv/.locked
