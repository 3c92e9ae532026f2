"""Django's settings, made from the table in `environment`."""

from __future__ import annotations

import logging.config
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

from csp.constants import NONE, SELF

from roviec.config import embedded
from roviec.config.environment import PROJECT_ROOT, Environment, database_from_url, mail_from_url
from roviec.config.safety import refuse_if_unsafe
from roviec.config.secrets import secret_key

ENVIRONMENT = Environment()
refuse_if_unsafe(ENVIRONMENT)
PRODUCTION = ENVIRONMENT.production
VAR = ENVIRONMENT.var
BASE_DIR = PROJECT_ROOT
HTTPS = urlsplit(ENVIRONMENT.origin).scheme == "https"

# --- Core ---------------------------------------------------------------------------------------------------------

DEBUG = ENVIRONMENT["ROVIEC_DEBUG"]
SECRET_KEY = secret_key(ENVIRONMENT.secret_key_file, create=not PRODUCTION)
ALLOWED_HOSTS = ENVIRONMENT.allowed_hosts
ROOT_URLCONF = "roviec.config.urls"
WSGI_APPLICATION = "roviec.config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
SITE_ORIGIN = ENVIRONMENT.origin

INSTALLED_APPS = [
    "roviec.config",
    "roviec.directives",
    "roviec.members",
    "roviec.organisations",
    "roviec.access",
    "roviec.core",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "axes",
    "csp",
    "django_htmx",
    "lucide",
    "pghistory",
    "pgtrigger",
    "procrastinate.contrib.django",
    "template_partials",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "roviec.core.middleware.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "roviec.access.views.middleware.ActingMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "roviec.core.middleware.PageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "roviec.access.views.middleware.HistoryMiddleware",
    "axes.middleware.AxesMiddleware",
]

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
                "roviec.core.preferences.context",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "django_htmx.templatetags.django_htmx",
                "template_partials.templatetags.partials",
                "roviec.core.templatetags.core",
            ],
        },
    }
]

FORM_RENDERER = "roviec.core.forms.Renderer"
CSRF_FAILURE_VIEW = "roviec.core.views.csrf_failure"

# --- Database, cache, jobs ----------------------------------------------------------------------------------------

DATABASES = {
    "default": {
        **database_from_url(ENVIRONMENT["DATABASE_URL"] or embedded.url(VAR / "postgres")),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }
}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache"}}

PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "jobs"

# --- Accounts (owned by access) -----------------------------------------------------------------------------------

AUTH_USER_MODEL = "access.User"

LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in (
        ("UserAttributeSimilarityValidator", {"user_attributes": ("username", "full_name", "email")}),
        ("MinimumLengthValidator", {"min_length": 10}),
        ("CommonPasswordValidator", {}),
        ("NumericPasswordValidator", {}),
    )
]
PASSWORD_RESET_TIMEOUT = 3 * 24 * 3600  # how long the link on a slip works

ACCOUNT_ADAPTER = "roviec.access.views.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]  # nobody signs up: the adapter closes it and no address leads there
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PRESERVE_USERNAME_CASING = False
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
ACCOUNT_SESSION_COOKIE_AGE = 14 * 24 * 3600  # of somebody who ticks «remember me»
ACCOUNT_RATE_LIMITS = {
    "login": "60/m/ip",  # a whole office may stand behind one address
    "login_failed": "30/h/key",  # guesses at one account from many addresses; axes counts per account and address
    "change_password": "5/m/user",
    "reauthenticate": "10/m/user",
    "reset_password_from_key": "20/m/ip",
}
MFA_ADAPTER = "roviec.access.views.adapters.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_FORMS = {"add_webauthn": "roviec.access.forms.AddKeyForm", "edit_webauthn": "roviec.access.forms.RenameKeyForm"}
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Rõ Việc"
MFA_TOTP_TOLERANCE = 1
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS  # browsers allow passkeys over http on localhost only
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_USERNAME_CALLABLE = "roviec.access.views.adapters.login_name"
AXES_CLIENT_IP_CALLABLE = "roviec.access.views.middleware.client_address"
AXES_LOCKOUT_CALLABLE = "roviec.access.views.adapters.locked_out"
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False
AXES_DISABLE_ACCESS_LOG = True  # the audit trail has it
AXES_SENSITIVE_PARAMETERS = ["username", "ip_address", "login"]  # what is typed there may be a password
BEHIND_PROXY = ENVIRONMENT["ROVIEC_BEHIND_PROXY"]
PGHISTORY_MIDDLEWARE_METHODS = ("POST", "PUT", "PATCH", "DELETE")
ADMIN_SESSION_LENGTH = timedelta(minutes=30)
ADMIN_SESSION_SECOND_FACTOR = PRODUCTION  # whether only accounts with a second factor may open one

FIELD_KEYS_FILE = ENVIRONMENT.field_keys_file
FIELD_KEYS_CREATE = not PRODUCTION
AUDIT_CHECKPOINT_FILE = VAR / "audit_checkpoints"

# --- Language and place -------------------------------------------------------------------------------------------

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
LOCALE_PATHS = [PROJECT_ROOT / "src" / "roviec" / "locale"]
FORMAT_MODULE_PATH = ["roviec.config.formats"]
USE_I18N = True
USE_TZ = True
USE_THOUSAND_SEPARATOR = False  # years and keys are numbers too: `intcomma` groups where grouping is meant
TIME_ZONE = "Asia/Ho_Chi_Minh"

# --- Files --------------------------------------------------------------------------------------------------------

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
MEDIA_ROOT = VAR / "files"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
FILE_UPLOAD_HANDLERS = [
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "roviec.core.uploads.UnnamedFileHandler",
]
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o700
UPLOAD_LIMIT_BYTES = ENVIRONMENT["ROVIEC_UPLOAD_LIMIT_MB"] * 2**20

# --- Safety -------------------------------------------------------------------------------------------------------

SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if ENVIRONMENT["ROVIEC_BEHIND_PROXY"] else None
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_SECURE = HTTPS
SESSION_COOKIE_AGE = 12 * 3600
CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_HTTPONLY = True
CSRF_TRUSTED_ORIGINS = [ENVIRONMENT.origin]
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "form-action": [SELF],
    }
}

# --- Mail and log -------------------------------------------------------------------------------------------------

DEFAULT_FROM_EMAIL = SERVER_EMAIL = ENVIRONMENT["ROVIEC_MAIL_FROM"]
if ENVIRONMENT["ROVIEC_SMTP_URL"]:
    globals().update(mail_from_url(ENVIRONMENT["ROVIEC_SMTP_URL"]))
else:
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = VAR / "mail"

LOGGING_CONFIG = None
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": ENVIRONMENT["ROVIEC_LOG_LEVEL"].upper()},
    "loggers": {
        "axes": {"level": "WARNING"},
        "procrastinate.blueprints": {"level": "WARNING"},
        "procrastinate.periodic": {"level": "WARNING"},
        "django.request": {"level": "ERROR"},
    },
}
logging.config.dictConfig(LOGGING)
