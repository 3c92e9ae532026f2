import django.db.models.deletion
import django.db.models.functions.text
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


# The audit trail is append-only by the database's own refusal, and sealed into a hash chain by the database itself.
# The seal is made by a deferred trigger: the lock that keeps the chain in one line is held only while a transaction
# commits, not from the first event on. roviec.access.policies.link_hash computes the same hash.
APPEND_ONLY = """
CREATE FUNCTION access_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% on % refused: the audit trail only grows', TG_OP, TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER access_event_keep_rows BEFORE UPDATE OR DELETE ON access_event
    FOR EACH ROW EXECUTE FUNCTION access_refuse_change();
CREATE TRIGGER access_event_keep_table BEFORE TRUNCATE ON access_event
    FOR EACH STATEMENT EXECUTE FUNCTION access_refuse_change();
CREATE TRIGGER access_chainlink_keep_rows BEFORE UPDATE OR DELETE ON access_chainlink
    FOR EACH ROW EXECUTE FUNCTION access_refuse_change();
CREATE TRIGGER access_chainlink_keep_table BEFORE TRUNCATE ON access_chainlink
    FOR EACH STATEMENT EXECUTE FUNCTION access_refuse_change();
CREATE TRIGGER access_checkpoint_keep_rows BEFORE UPDATE OR DELETE ON access_checkpoint
    FOR EACH ROW EXECUTE FUNCTION access_refuse_change();
CREATE TRIGGER access_checkpoint_keep_table BEFORE TRUNCATE ON access_checkpoint
    FOR EACH STATEMENT EXECUTE FUNCTION access_refuse_change();

CREATE FUNCTION access_seal_event() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    head access_chainlink%ROWTYPE;
    next_seq bigint;
BEGIN
    PERFORM pg_advisory_xact_lock(7264618, 1);
    SELECT * INTO head FROM access_chainlink ORDER BY seq DESC LIMIT 1;
    next_seq := coalesce(head.seq, 0) + 1;
    INSERT INTO access_chainlink (seq, event_id, previous, hash) VALUES (
        next_seq, NEW.id, coalesce(head.hash, ''),
        encode(sha256(convert_to(
            coalesce(head.hash, '') || '|' || next_seq || '|' || NEW.id || '|' || NEW.digest, 'UTF8')), 'hex')
    );
    RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER access_event_seal AFTER INSERT ON access_event
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION access_seal_event();
"""

UNDO = """
DROP TRIGGER access_event_seal ON access_event;
DROP TRIGGER access_event_keep_rows ON access_event;
DROP TRIGGER access_event_keep_table ON access_event;
DROP TRIGGER access_chainlink_keep_rows ON access_chainlink;
DROP TRIGGER access_chainlink_keep_table ON access_chainlink;
DROP TRIGGER access_checkpoint_keep_rows ON access_checkpoint;
DROP TRIGGER access_checkpoint_keep_table ON access_checkpoint;
DROP FUNCTION access_seal_event();
DROP FUNCTION access_refuse_change();
"""


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        migrations.CreateModel(
            name="AdminSession",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("updated_at", models.DateTimeField(auto_now=True)),
                ("reason", models.CharField(max_length=300, verbose_name="lý do")),
                ("opened_at", models.DateTimeField()),
                ("expires_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="AdminSessionEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("updated_at", models.DateTimeField(auto_now=True)),
                ("reason", models.CharField(max_length=300, verbose_name="lý do")),
                ("opened_at", models.DateTimeField()),
                ("expires_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ChainLink",
            fields=[
                ("seq", models.BigIntegerField(primary_key=True, serialize=False)),
                ("previous", models.CharField(max_length=64)),
                ("hash", models.CharField(max_length=64)),
            ],
        ),
        migrations.CreateModel(
            name="Checkpoint",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("seq", models.BigIntegerField()),
                ("hash", models.CharField(max_length=64)),
                ("at", models.DateTimeField()),
                ("signature", models.CharField(max_length=64)),
            ],
        ),
        migrations.CreateModel(
            name="Event",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField(verbose_name="lúc")),
                ("verb", models.CharField(max_length=100, verbose_name="việc")),
                ("target_type", models.CharField(blank=True, max_length=100)),
                ("target_id", models.CharField(blank=True, max_length=100)),
                ("target_label", models.CharField(blank=True, max_length=300, verbose_name="đối tượng")),
                ("unit_path", models.CharField(blank=True, db_collation="C", max_length=80)),
                ("data", models.JSONField(default=dict)),
                ("request_id", models.CharField(blank=True, max_length=64)),
                ("address", models.CharField(blank=True, max_length=64, verbose_name="địa chỉ mạng")),
                ("digest", models.CharField(editable=False, max_length=64)),
            ],
        ),
        migrations.CreateModel(
            name="UserEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("username", models.CharField(max_length=60, verbose_name="tên đăng nhập")),
                ("full_name", models.CharField(max_length=120, verbose_name="họ và tên")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="thư điện tử")),
                ("is_active", models.BooleanField(default=True, verbose_name="đang dùng")),
                ("search_key", models.CharField(blank=True, editable=False, max_length=240)),
                ("sort_key", models.CharField(blank=True, db_collation="C", editable=False, max_length=400)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="User",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("updated_at", models.DateTimeField(auto_now=True)),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                ("username", models.CharField(max_length=60, unique=True, verbose_name="tên đăng nhập")),
                ("full_name", models.CharField(max_length=120, verbose_name="họ và tên")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="thư điện tử")),
                ("is_active", models.BooleanField(default=True, verbose_name="đang dùng")),
                ("search_key", models.CharField(blank=True, editable=False, max_length=240)),
                ("sort_key", models.CharField(blank=True, db_collation="C", editable=False, max_length=400)),
            ],
            options={
                "indexes": [models.Index(fields=["sort_key"], name="user_sort_key")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("username", django.db.models.functions.text.Lower("username"))),
                        name="user_username_lower",
                    ),
                    models.UniqueConstraint(
                        django.db.models.functions.text.Lower("email"),
                        condition=models.Q(("email", ""), _negated=True),
                        name="user_email_unique",
                    ),
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="user",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "access_userevent" ("email", "full_name", "id", "is_active", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "search_key", "sort_key", "username") VALUES (NEW."email", NEW."full_name", NEW."id", NEW."is_active", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."search_key", NEW."sort_key", NEW."username"); RETURN NULL;',
                    hash="98cb1d0cabd9d1391671b0fafbe98ccb996111cd",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_b2fac",
                    table="access_user",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="user",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."email" IS DISTINCT FROM (NEW."email") OR OLD."full_name" IS DISTINCT FROM (NEW."full_name") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_active" IS DISTINCT FROM (NEW."is_active") OR OLD."search_key" IS DISTINCT FROM (NEW."search_key") OR OLD."sort_key" IS DISTINCT FROM (NEW."sort_key") OR OLD."username" IS DISTINCT FROM (NEW."username"))',
                    func='INSERT INTO "access_userevent" ("email", "full_name", "id", "is_active", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "search_key", "sort_key", "username") VALUES (NEW."email", NEW."full_name", NEW."id", NEW."is_active", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."search_key", NEW."sort_key", NEW."username"); RETURN NULL;',
                    hash="151da3fdd9af0cfbebbb7f11257377fb08f00c9c",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_5efde",
                    table="access_user",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="user",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "access_userevent" ("email", "full_name", "id", "is_active", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "search_key", "sort_key", "username") VALUES (OLD."email", OLD."full_name", OLD."id", OLD."is_active", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."search_key", OLD."sort_key", OLD."username"); RETURN NULL;',
                    hash="f59b8ccf3f4c300c3da3ae1bd0c7ecb13d0ad4a2",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_dea43",
                    table="access_user",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddField(
            model_name="adminsession",
            name="user",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="admin_sessions", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="adminsessionevent",
            name="pgh_context",
            field=models.ForeignKey(
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="pghistory.context",
            ),
        ),
        migrations.AddField(
            model_name="adminsessionevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="access.adminsession",
            ),
        ),
        migrations.AddField(
            model_name="adminsessionevent",
            name="user",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="event",
            name="admin_session",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="access.adminsession"
            ),
        ),
        migrations.AddField(
            model_name="event",
            name="by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="người làm",
            ),
        ),
        migrations.AddField(
            model_name="chainlink",
            name="event",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT, related_name="link", to="access.event"
            ),
        ),
        migrations.AddField(
            model_name="userevent",
            name="pgh_context",
            field=models.ForeignKey(
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="pghistory.context",
            ),
        ),
        migrations.AddField(
            model_name="userevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddConstraint(
            model_name="adminsession",
            constraint=models.CheckConstraint(
                condition=models.Q(("expires_at__gt", models.F("opened_at"))), name="adminsession_expires_later"
            ),
        ),
        migrations.AddConstraint(
            model_name="adminsession",
            constraint=models.CheckConstraint(
                condition=models.Q(("ended_at", None), ("ended_at__gte", models.F("opened_at")), _connector="OR"),
                name="adminsession_ends_later",
            ),
        ),
        migrations.AddConstraint(
            model_name="adminsession",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason", ""), _negated=True), name="adminsession_reason"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="adminsession",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "access_adminsessionevent" ("created_at", "ended_at", "expires_at", "id", "opened_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "updated_at", "user_id") SELECT new_values."created_at", new_values."ended_at", new_values."expires_at", new_values."id", new_values."opened_at", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."reason", new_values."updated_at", new_values."user_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="b98f27d8b2b8530c0b9b5cd70dbf27d8e65183d9",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_197aa",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="access_adminsession",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="adminsession",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "access_adminsessionevent" ("created_at", "ended_at", "expires_at", "id", "opened_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "updated_at", "user_id") SELECT new_values."created_at", new_values."ended_at", new_values."expires_at", new_values."id", new_values."opened_at", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."reason", new_values."updated_at", new_values."user_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="f6ec26c32892c60cc2606a6403b3e031c3ef32b1",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_20306",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="access_adminsession",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="adminsession",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "access_adminsessionevent" ("created_at", "ended_at", "expires_at", "id", "opened_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "updated_at", "user_id") SELECT old_values."created_at", old_values."ended_at", old_values."expires_at", old_values."id", old_values."opened_at", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."reason", old_values."updated_at", old_values."user_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="77c916cc920440c59646b0803f255b12021231f0",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_15a24",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="access_adminsession",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="adminsessionevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="f07ef94aafaa32fef97dcea4bd3febc1a41cb67c",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_d7f25",
                    table="access_adminsessionevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="event",
            index=models.Index(fields=["-at", "-id"], name="event_at"),
        ),
        migrations.AddIndex(
            model_name="event",
            index=models.Index(fields=["target_type", "target_id", "-at"], name="event_target"),
        ),
        migrations.AddIndex(
            model_name="event",
            index=models.Index(fields=["by", "-at"], name="event_by"),
        ),
        migrations.AddIndex(
            model_name="event",
            index=models.Index(fields=["verb", "-at"], name="event_verb"),
        ),
        migrations.AddIndex(
            model_name="event",
            index=models.Index(fields=["unit_path"], name="event_unit"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="userevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="8a12347d77b26dc013dd3ac1de1343242c3a400d",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_df0a5",
                    table="access_userevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.RunSQL(APPEND_ONLY, UNDO),
    ]
