"""Who is here."""

from datetime import timedelta

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from kooperacja.base.models import Referenced, TimeStamped
from kooperacja.notices.choices import MailChoice

from .querysets import ApiTokenQuerySet


class UserManager(BaseUserManager):
    """Finds people by e-mail, whatever the case of its letters."""

    def get_by_natural_key(self, email):
        return self.get(email__iexact=email)

    def create_user(self, email, password=None, **extra):
        """Return a new person; without a password nobody can log in as them yet."""
        user = self.model(email=self.normalize_email(email).lower(), **extra)
        user.set_password(password)
        user.full_clean(exclude=["password"])
        user.save(using=self._db)
        return user

    def create_superuser(self, email, password=None, **extra):
        """Return the administrator of an installation."""
        return self.create_user(email, password, is_superuser=True, **extra)


class User(Referenced, TimeStamped, AbstractBaseUser, PermissionsMixin):
    """A person who logs in with an e-mail address."""

    email = models.EmailField(_("e-mail address"), max_length=254, unique=True)
    full_name = models.CharField(_("first name and surname"), max_length=150)
    job_title = models.CharField(_("position"), max_length=150, blank=True)
    phone = models.CharField(_("work telephone"), max_length=40, blank=True)
    language = models.CharField(
        _("language of e-mails"),
        max_length=2,
        choices=[("pl", _("Polish")), ("en", _("English"))],
        default="pl",
    )
    mail_choice = models.CharField(
        _("letters about what happens"),
        max_length=8,
        choices=MailChoice.choices,
        default=MailChoice.DIGEST,
    )
    is_active = models.BooleanField(_("may log in"), default=True)

    objects = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["full_name"]

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                name="accounts_user_unique_email",
                violation_error_message=_("This e-mail address is already in use."),
            ),
        ]

    def __str__(self):
        return self.full_name or self.email

    @property
    def is_staff(self) -> bool:
        """Django's admin asks for this name; the rule `use_panel` is what decides."""
        return self.has_perm("accounts.use_panel")

    @cached_property
    def role_names(self) -> frozenset[str]:
        """Names of the groups this person is in, asked once per request."""
        return frozenset(self.groups.values_list("name", flat=True))


class ApiToken(Referenced):
    """A key with which a program uses the desk's API in a person's name.

    The key itself is shown once and never stored: ``hash`` is its SHA-256, ``prefix``
    its first letters, by which its owner knows it again. The day of its last use is
    kept, never the moment.
    """

    user = models.ForeignKey(
        "accounts.User",
        verbose_name=_("person"),
        on_delete=models.CASCADE,
        related_name="api_tokens",
    )
    name = models.CharField(_("what it is for"), max_length=80)
    prefix = models.CharField(_("begins with"), max_length=12)
    hash = models.CharField(max_length=64, unique=True, editable=False)
    created_at = models.DateTimeField(_("created at"), default=timezone.now)
    last_used_date = models.DateField(_("last used on"), null=True, editable=False)
    expires_at = models.DateTimeField(_("expires at"))
    revoked_at = models.DateTimeField(_("revoked at"), null=True, editable=False)

    objects = ApiTokenQuerySet.as_manager()

    class Meta:
        verbose_name = _("key of the API")
        verbose_name_plural = _("keys of the API")
        ordering = ["-created_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(expires_at__gt=F("created_at"))
                & Q(expires_at__lte=F("created_at") + timedelta(days=366)),
                name="accounts_apitoken_lives_a_year_at_most",
            ),
        ]

    def __str__(self):
        return f"{self.name} ({self.prefix}…)"

    @property
    def is_live(self) -> bool:
        """Whether it opens the API now."""
        return self.revoked_at is None and self.expires_at > timezone.now()


class SentRequest(models.Model):
    """A request with an ``Idempotency-Key`` that was done (`once`).

    Neither key nor body is kept: hashes keyed with the installation's secret, the
    status of the answer and the refs of the rows it showed, to read them anew.
    """

    person = models.ForeignKey(
        "accounts.User",
        verbose_name=_("person"),
        on_delete=models.CASCADE,
        related_name="sent_requests",
    )
    key_hash = models.CharField(max_length=64, editable=False)
    request_hash = models.CharField(max_length=64, editable=False)
    status = models.PositiveSmallIntegerField(_("status of the answer"))
    made = models.JSONField(_("rows it showed"), default=list)
    created_at = models.DateTimeField(_("created at"), default=timezone.now)

    class Meta:
        verbose_name = _("sent request")
        verbose_name_plural = _("sent requests")
        constraints = [
            models.UniqueConstraint(
                fields=["person", "key_hash"], name="accounts_sentrequest_key_once"
            )
        ]

    def __str__(self):
        return f"{self.person_id}: {self.created_at:%Y-%m-%d %H:%M}"
