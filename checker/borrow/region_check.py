"""Did a universal region outgrow what is known about it?

Inference grows regions as the constraints want. A universal region `'a` that has come to contain
the end of `'b` claims `'a: 'b`; this must follow from the signature, or be something that the
closure's creator can be asked to show, or else it is an error. A placeholder must contain nothing
but itself. Type parameters are tested against the regions that they had to outlive.

Source: `rustc_borrowck::region_infer` (`check_universal_regions`, `check_type_tests`).
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.borrow.region import STATIC_VID, Member, Origin, Requirement, TypeTest
from checker.borrow.session import Session
from checker.names.defs import DefKind
from checker.types import ty
from checker.types.fold import erase_regions, map_regions


def check_regions(cx: Session) -> tuple[Requirement, ...]:
    """Report what does not hold; what a closure's creator must show is returned."""
    wanted: list[Requirement] = []
    errors: list[tuple[int, int]] = []
    for vid in range(cx.u.count):
        _check_universal(cx, vid, wanted, errors)
    type_errors = [t for t in cx.check.vars.type_tests if not _check_type_test(cx, t, wanted)]
    placeholder_errors = list(_placeholder_errors(cx))
    hidden = [m for m in cx.check.vars.members if not _is_member(cx, m)]
    if errors or type_errors or placeholder_errors or hidden:
        from checker.borrow.report_region import report_regions

        report_regions(cx, errors, type_errors, placeholder_errors, hidden)
    return tuple(dict.fromkeys(wanted))


def _is_member(cx: Session, m: Member) -> bool:
    return any(
        cx.regions.outlives(c, m.region) and cx.regions.outlives(m.region, c) for c in m.choices
    )


def _is_closure(cx: Session) -> bool:
    return cx.body.def_.kind is DefKind.CLOSURE


def _representative(cx: Session, vid: int) -> int:
    """The first universal region among those that are equal to `vid`."""
    component = cx.regions.component[vid]
    return next(r for r in range(cx.u.count) if cx.regions.component[r] == component)


def _check_universal(
    cx: Session, longer: int, wanted: list[Requirement], errors: list[tuple[int, int]]
) -> None:
    representative = _representative(cx, longer)
    if representative != longer:
        if not _holds(cx, longer, representative, wanted):
            errors.append((longer, representative))
        return
    reported = False
    for shorter in cx.regions.ends(longer):
        if shorter >= cx.u.count or _holds(cx, longer, shorter, wanted):
            continue
        if not reported:
            errors.append((longer, shorter))
        reported = True


def _holds(cx: Session, longer: int, shorter: int, wanted: list[Requirement]) -> bool:
    if cx.u.outlives(longer, shorter):
        return True
    return _is_closure(cx) and _propagate(cx, longer, shorter, wanted)


def _propagate(cx: Session, longer: int, shorter: int, wanted: list[Requirement]) -> bool:
    """Ask the creator: something shorter than `longer` that it knows must outlive something
    longer than `shorter` that it knows."""
    below = cx.u.non_local_lower_bound(longer)
    if below is None:
        return False
    from checker.borrow.blame import best_blame

    where, _ = best_blame(cx, longer, shorter)
    for above in cx.u.non_local_upper_bounds(shorter):
        wanted.append(Requirement(below, above, where.span, where.category))
    return True


def _placeholder_errors(cx: Session) -> Iterator[tuple[int, int]]:
    """(placeholder, the first thing that it should not contain)."""
    count = cx.points.count
    for vid, d in enumerate(cx.check.vars.defs):
        if d.origin is not Origin.PLACEHOLDER:
            continue
        extra = cx.regions.value(vid) & ~(1 << (count + vid))
        ends = extra >> count
        if ends:
            yield vid, (ends & -ends).bit_length() - 1
        elif extra:
            yield vid, -1


# ------------------------------------------------------------------ type parameters


def _check_type_test(cx: Session, test: TypeTest, wanted: list[Requirement]) -> bool:
    """Whether the parameter or alias outlives the region (`eval_verify_bound`)."""
    if _outlives(cx, test.generic, test.lower):
        return True
    return _is_closure(cx) and _propagate_type(cx, test, wanted)


def _outlives(cx: Session, generic: ty.Ty, lower: int) -> bool:
    if not any(end != cx.u.body for end in cx.regions.ends(lower)):
        return True  # inside the body everything in scope lives
    for subject, bound in cx.check.generic_bounds:
        if isinstance(bound, ty.ReVar) and _same(subject, generic):
            if cx.regions.outlives(bound.id, lower):
                return True
    if isinstance(generic, ty.Alias):
        return all(_arg_outlives(cx, a, lower) for a in generic.args)
    return False


def _arg_outlives(cx: Session, arg: ty.GenericArg, lower: int) -> bool:
    if isinstance(arg, ty.ReVar):
        return cx.regions.outlives(arg.id, lower)
    if isinstance(arg, ty.TY_CLASSES):
        from checker.borrow.terms import outlives_components

        for part in outlives_components(cx.tcx, arg):
            if isinstance(part, ty.ReVar):
                if not cx.regions.outlives(part.id, lower):
                    return False
            elif isinstance(part, ty.TY_CLASSES) and not _outlives(cx, part, lower):
                return False
    return True


def _same(a: object, b: ty.Ty) -> bool:
    return erase_regions(a) == erase_regions(b)


def _propagate_type(cx: Session, test: TypeTest, wanted: list[Requirement]) -> bool:
    """Ask the creator, in terms of regions that it knows."""
    subject = _in_externals(cx, test.generic)
    if subject is None:
        return False
    for end in cx.regions.ends(test.lower):
        if end >= cx.u.count or end == cx.u.body:
            continue
        for above in cx.u.non_local_upper_bounds(end):
            wanted.append(Requirement(subject, above, test.where.span, test.where.category))
    return True


def _in_externals(cx: Session, t: ty.Ty) -> ty.Ty | None:
    missing = False

    def external(r: ty.Region) -> ty.Region:
        nonlocal missing
        if not isinstance(r, ty.ReVar):
            return r
        for vid in range(cx.u.externals):
            if cx.regions.outlives(vid, r.id) and cx.regions.outlives(r.id, vid):
                return ty.ReVar(vid)
        missing = True
        return ty.ReVar(STATIC_VID)

    found = map_regions(t, external)
    return None if missing else found
