"""initial."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "conversation",
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("members", sa.String(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("team_id", "members", name=op.f("pk_conversation")),
    )
    with op.batch_alter_table("conversation", schema=None) as batch_op:
        batch_op.create_index("ix_conversation_channel", ["team_id", "channel"], unique=False)

    op.create_table(
        "directory",
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("team_id", name=op.f("pk_directory")),
    )
    op.create_table(
        "home",
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("user_id", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("team_id", "user_id", name=op.f("pk_home")),
    )
    op.create_table(
        "inbox",
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("event_id", sa.String(), nullable=False),
        sa.Column("conversation", sa.String(), nullable=False),
        sa.Column("ts", sa.String(), nullable=False),
        sa.Column("payload", sa.JSON(), nullable=True),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("lease", sa.String(), nullable=True),
        sa.Column("lease_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("error", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("team_id", "event_id", name=op.f("pk_inbox")),
    )
    with op.batch_alter_table("inbox", schema=None) as batch_op:
        batch_op.create_index(
            "inbox_one_in_flight",
            ["team_id", "conversation"],
            unique=True,
            sqlite_where=sa.text("state = 'taken'"),
            postgresql_where=sa.text("state = 'taken'"),
        )
        batch_op.create_index(
            "inbox_open",
            ["team_id", "conversation", "ts"],
            unique=False,
            sqlite_where=sa.text("state IN ('queued', 'taken')"),
            postgresql_where=sa.text("state IN ('queued', 'taken')"),
        )
        batch_op.create_index("inbox_received", ["received_at"], unique=False)

    op.create_table(
        "installation",
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("team_name", sa.String(), nullable=False),
        sa.Column("bot_user_id", sa.String(), nullable=False),
        sa.Column("bot_id", sa.String(), nullable=False),
        sa.Column("app_id", sa.String(), nullable=False),
        sa.Column("enterprise_id", sa.String(), nullable=True),
        sa.Column("token", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("team_id", name=op.f("pk_installation")),
    )
    op.create_table(
        "member",
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("user_id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("department", sa.String(), nullable=False),
        sa.Column("site", sa.String(), nullable=False),
        sa.Column("manager_id", sa.String(), nullable=True),
        sa.Column("zone", sa.String(), nullable=False),
        sa.Column("locale", sa.String(), nullable=False),
        sa.Column("guest", sa.Boolean(), nullable=False),
        sa.Column("deactivated", sa.Boolean(), nullable=False),
        sa.Column("admin", sa.Boolean(), nullable=False),
        sa.Column("hours", sa.JSON(), nullable=True),
        sa.PrimaryKeyConstraint("team_id", "user_id", name=op.f("pk_member")),
    )
    op.create_table(
        "mentorship",
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("mentee_id", sa.String(), nullable=False),
        sa.Column("mentor_id", sa.String(), nullable=False),
        sa.Column("goal", sa.String(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("sessions", sa.Integer(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("needed_by", sa.Date(), nullable=True),
        sa.Column("ways", sa.JSON(), nullable=False),
        sa.Column("status", sa.String(length=40), nullable=False),
        sa.Column("agreed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("tried", sa.String(), nullable=False),
        sa.Column("questions", sa.String(), nullable=False),
        sa.Column("standing", sa.Integer(), nullable=True),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ending", sa.String(length=40), nullable=True),
        sa.Column("idle_since", sa.DateTime(timezone=True), nullable=True),
        sa.Column("one_more", sa.JSON(), nullable=False),
        sa.Column("extended_to", sa.Integer(), nullable=False),
        sa.Column("summarised", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("team_id", "id", name=op.f("pk_mentorship")),
    )
    with op.batch_alter_table("mentorship", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_mentorship_team_id_mentorship_mentee_id"), ["team_id", "mentee_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_mentorship_team_id_mentorship_mentor_id"), ["team_id", "mentor_id"], unique=False
        )

    op.create_table(
        "outbox",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("conversation", sa.String(), nullable=False),
        sa.Column("operation", sa.String(length=40), nullable=False),
        sa.Column("body", sa.JSON(), nullable=True),
        sa.Column("thread", sa.String(), nullable=True),
        sa.Column("target", sa.String(), nullable=True),
        sa.Column("reference", sa.String(), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("again", sa.Boolean(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("attempted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("resends", sa.Integer(), nullable=False),
        sa.Column("lease", sa.String(), nullable=True),
        sa.Column("lease_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("channel", sa.String(), nullable=True),
        sa.Column("ts", sa.String(), nullable=True),
        sa.Column("error", sa.String(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox")),
        sa.UniqueConstraint("team_id", "key", name=op.f("uq_outbox_team_id_key")),
    )
    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.create_index(
            "outbox_leases",
            ["lease_until"],
            unique=False,
            sqlite_where=sa.text("state = 'sending'"),
            postgresql_where=sa.text("state = 'sending'"),
        )
        batch_op.create_index(
            "outbox_one_in_flight",
            ["team_id", "conversation"],
            unique=True,
            sqlite_where=sa.text("state = 'sending'"),
            postgresql_where=sa.text("state = 'sending'"),
        )
        batch_op.create_index(
            "outbox_open",
            ["team_id", "conversation", "id"],
            unique=False,
            sqlite_where=sa.text("state IN ('queued', 'sending')"),
            postgresql_where=sa.text("state IN ('queued', 'sending')"),
        )
        batch_op.create_index(
            "outbox_queued",
            ["due_at", "id"],
            unique=False,
            sqlite_where=sa.text("state = 'queued'"),
            postgresql_where=sa.text("state = 'queued'"),
        )
        batch_op.create_index("outbox_said", ["team_id", "channel", "ts"], unique=False)

    op.create_table(
        "profile",
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("user_id", sa.String(), nullable=False),
        sa.Column("status", sa.String(length=40), nullable=False),
        sa.Column("skills", sa.JSON(), nullable=False),
        sa.Column("ask_me_about", sa.String(), nullable=False),
        sa.Column("ways", sa.JSON(), nullable=False),
        sa.Column("languages", sa.JSON(), nullable=False),
        sa.Column("places", sa.Integer(), nullable=False),
        sa.Column("minutes_a_month", sa.Integer(), nullable=False),
        sa.Column("away_until", sa.Date(), nullable=True),
        sa.Column("unanswered", sa.Integer(), nullable=False),
        sa.Column("years_in_role", sa.Integer(), nullable=True),
        sa.Column("proposed_by", sa.String(), nullable=False),
        sa.Column("told", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("team_id", "user_id", name=op.f("pk_profile")),
    )
    with op.batch_alter_table("profile", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_profile_status"), ["status"], unique=False)

    op.create_table(
        "prompt",
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("mentorship_id", sa.String(), nullable=False),
        sa.Column("purpose", sa.String(length=40), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("team_id", "key", name=op.f("pk_prompt")),
    )
    with op.batch_alter_table("prompt", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_prompt_team_id_prompt_mentorship_id"), ["team_id", "mentorship_id"], unique=False
        )

    op.create_table(
        "reply",
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("prompt_key", sa.String(), nullable=False),
        sa.Column("ts", sa.String(), nullable=False),
        sa.Column("author_id", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("edited_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("team_id", "prompt_key", "ts", name=op.f("pk_reply")),
    )
    op.create_table(
        "request",
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("mentee_id", sa.String(), nullable=False),
        sa.Column("goal", sa.String(), nullable=False),
        sa.Column("sessions", sa.Integer(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(length=40), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("tried", sa.String(), nullable=False),
        sa.Column("skills", sa.JSON(), nullable=False),
        sa.Column("needed_by", sa.Date(), nullable=True),
        sa.Column("ways", sa.JSON(), nullable=False),
        sa.Column("relationship", sa.String(length=40), nullable=False),
        sa.Column("someone", sa.String(), nullable=False),
        sa.Column("departments", sa.JSON(), nullable=False),
        sa.Column("sites", sa.JSON(), nullable=False),
        sa.Column("matches", sa.JSON(), nullable=False),
        sa.Column("chosen", sa.JSON(), nullable=False),
        sa.Column("cascade", sa.Boolean(), nullable=False),
        sa.Column("line", sa.String(), nullable=False),
        sa.Column("nobody", sa.String(length=40), nullable=True),
        sa.Column("topic", sa.String(), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("team_id", "id", name=op.f("pk_request")),
    )
    with op.batch_alter_table("request", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_request_team_id_request_mentee_id_request_status"),
            ["team_id", "mentee_id", "status"],
            unique=False,
        )
        batch_op.create_index(batch_op.f("ix_request_team_id_request_status"), ["team_id", "status"], unique=False)

    op.create_table(
        "timer",
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("event", sa.JSON(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("lease", sa.String(), nullable=True),
        sa.Column("lease_until", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("team_id", "key", name=op.f("pk_timer")),
    )
    with op.batch_alter_table("timer", schema=None) as batch_op:
        batch_op.create_index("ix_timer_due_at", ["due_at", "team_id", "key"], unique=False)

    op.create_table(
        "invitation",
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("request_id", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("mentor_id", sa.String(), nullable=False),
        sa.Column("status", sa.String(length=40), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reasons", sa.JSON(), nullable=False),
        sa.Column("arrives_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decline_reason", sa.String(length=40), nullable=True),
        sa.ForeignKeyConstraint(
            ["team_id", "request_id"],
            ["request.team_id", "request.id"],
            name=op.f("fk_invitation_team_id_request_id_request"),
        ),
        sa.PrimaryKeyConstraint("team_id", "request_id", "number", name=op.f("pk_invitation")),
    )
    with op.batch_alter_table("invitation", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_invitation_team_id_invitation_mentor_id_invitation_status"),
            ["team_id", "mentor_id", "status"],
            unique=False,
        )

    op.create_table(
        "reflection",
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("mentorship_id", sa.String(), nullable=False),
        sa.Column("user_id", sa.String(), nullable=False),
        sa.Column("goal_met", sa.Integer(), nullable=False),
        sa.Column("expectations", sa.Integer(), nullable=False),
        sa.Column("time_right", sa.Boolean(), nullable=False),
        sa.Column("skill_right", sa.Boolean(), nullable=False),
        sa.Column("thanks", sa.String(), nullable=False),
        sa.Column("proceed", sa.String(length=40), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["team_id", "mentorship_id"],
            ["mentorship.team_id", "mentorship.id"],
            name=op.f("fk_reflection_team_id_mentorship_id_mentorship"),
        ),
        sa.PrimaryKeyConstraint("team_id", "mentorship_id", "user_id", name=op.f("pk_reflection")),
    )
    op.create_table(
        "session",
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("mentorship_id", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(length=40), nullable=False),
        sa.Column("attempt", sa.Integer(), nullable=False),
        sa.Column("offered_by", sa.String(), nullable=False),
        sa.Column("offered", sa.JSON(), nullable=False),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("way", sa.String(length=40), nullable=True),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("answers", sa.JSON(), nullable=False),
        sa.Column("used", sa.Integer(), nullable=False),
        sa.Column("presumed", sa.Boolean(), nullable=False),
        sa.Column("between", sa.String(length=40), nullable=True),
        sa.Column("moved_from", sa.DateTime(timezone=True), nullable=True),
        sa.Column("shown_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["team_id", "mentorship_id"],
            ["mentorship.team_id", "mentorship.id"],
            name=op.f("fk_session_team_id_mentorship_id_mentorship"),
        ),
        sa.PrimaryKeyConstraint("team_id", "mentorship_id", "number", name=op.f("pk_session")),
    )
    op.create_table(
        "touchpoint",
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("mentorship_id", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(length=40), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("progress", sa.String(length=40), nullable=True),
        sa.Column("mentor_told", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["team_id", "mentorship_id"],
            ["mentorship.team_id", "mentorship.id"],
            name=op.f("fk_touchpoint_team_id_mentorship_id_mentorship"),
        ),
        sa.PrimaryKeyConstraint("team_id", "mentorship_id", "number", name=op.f("pk_touchpoint")),
    )


def downgrade() -> None:
    op.drop_table("touchpoint")
    op.drop_table("session")
    op.drop_table("reflection")
    with op.batch_alter_table("invitation", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_invitation_team_id_invitation_mentor_id_invitation_status"))

    op.drop_table("invitation")
    with op.batch_alter_table("timer", schema=None) as batch_op:
        batch_op.drop_index("ix_timer_due_at")

    op.drop_table("timer")
    with op.batch_alter_table("request", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_request_team_id_request_status"))
        batch_op.drop_index(batch_op.f("ix_request_team_id_request_mentee_id_request_status"))

    op.drop_table("request")
    op.drop_table("reply")
    with op.batch_alter_table("prompt", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_prompt_team_id_prompt_mentorship_id"))

    op.drop_table("prompt")
    with op.batch_alter_table("profile", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_profile_status"))

    op.drop_table("profile")
    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.drop_index("outbox_said")
        batch_op.drop_index(
            "outbox_queued", sqlite_where=sa.text("state = 'queued'"), postgresql_where=sa.text("state = 'queued'")
        )
        batch_op.drop_index(
            "outbox_open",
            sqlite_where=sa.text("state IN ('queued', 'sending')"),
            postgresql_where=sa.text("state IN ('queued', 'sending')"),
        )
        batch_op.drop_index(
            "outbox_one_in_flight",
            sqlite_where=sa.text("state = 'sending'"),
            postgresql_where=sa.text("state = 'sending'"),
        )
        batch_op.drop_index(
            "outbox_leases", sqlite_where=sa.text("state = 'sending'"), postgresql_where=sa.text("state = 'sending'")
        )

    op.drop_table("outbox")
    with op.batch_alter_table("mentorship", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_mentorship_team_id_mentorship_mentor_id"))
        batch_op.drop_index(batch_op.f("ix_mentorship_team_id_mentorship_mentee_id"))

    op.drop_table("mentorship")
    op.drop_table("member")
    op.drop_table("installation")
    with op.batch_alter_table("inbox", schema=None) as batch_op:
        batch_op.drop_index("inbox_received")
        batch_op.drop_index(
            "inbox_open",
            sqlite_where=sa.text("state IN ('queued', 'taken')"),
            postgresql_where=sa.text("state IN ('queued', 'taken')"),
        )
        batch_op.drop_index(
            "inbox_one_in_flight", sqlite_where=sa.text("state = 'taken'"), postgresql_where=sa.text("state = 'taken'")
        )

    op.drop_table("inbox")
    op.drop_table("home")
    op.drop_table("directory")
    with op.batch_alter_table("conversation", schema=None) as batch_op:
        batch_op.drop_index("ix_conversation_channel")

    op.drop_table("conversation")
