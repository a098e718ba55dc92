def evaluate_const(tcx, c):
    return c
