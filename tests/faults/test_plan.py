"""Plans: the same seed and number plan the same, and together they hold everything."""

from collections import Counter

from bot.fault_points import Point
from bot.faults.plan import House, PointKill, SlackFault, plan


def test_the_same_seed_plans_the_same_run() -> None:
    assert plan(7, 3) == plan(7, 3)
    assert plan(7, 3) != plan(8, 3)
    assert plan(7, 3).faults != plan(7, 4).faults


def test_a_campaign_holds_every_house_script_point_and_fault() -> None:
    plans = [plan(1, number) for number in range(240)]
    houses = Counter(each.house for each in plans)
    assert houses == {House.SQLITE: 120, House.POSTGRES: 40, House.POSTGRES_MANY: 40, House.SERVE_MANY: 40}
    faults = [due.fault for each in plans for due in each.faults]
    assert {fault.point for fault in faults if isinstance(fault, PointKill)} == set(Point)
    assert len({type(fault) for fault in faults}) == 7
    slack = {fault.kind for fault in faults if isinstance(fault, SlackFault)}
    assert {"drop_reply", "ratelimited", "server_error", "slow", "invalid_auth", "cut_sockets"} <= slack
    assert {"duplicate_events", "reorder_events", "late_events", "retry_after_success"} <= slack
    assert any(fault.lasts for fault in faults if isinstance(fault, SlackFault) and fault.kind == "ratelimited")
    scripts = Counter((each.script, each.house.is_sqlite) for each in plans)
    assert len(scripts) == 12
    assert len({(each.script, each.house) for each in plans}) == 24


def test_faults_come_in_order_and_kills_are_in_every_run() -> None:
    for number in range(50):
        parts = [due.part for due in plan(2, number).faults]
        assert parts == sorted(parts)
        assert sum(isinstance(due.fault, PointKill) for due in plan(2, number).faults) >= 3
