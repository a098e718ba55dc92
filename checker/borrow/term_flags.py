"""`checker.types.fold.Flag` as plain integers: tested millions of times."""

from __future__ import annotations

from checker.types.fold import Flag

FREE_REGION = int(Flag.FREE_REGION)
PARAM = int(Flag.PARAM)
TYPE_PARAM = int(Flag.TYPE_PARAM)
ALIAS = int(Flag.ALIAS)
BOUND = int(Flag.BOUND)
