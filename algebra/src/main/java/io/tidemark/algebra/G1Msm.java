package io.tidemark.algebra;

import java.util.ArrayList;
import java.util.List;

/**
 * Sums of public scalars times points of G1: {@link G1Straus} for a few points, {@link G1Pippenger} for more. Variable
 * time. Owns scratch: not thread-safe.
 */
final class G1Msm {
    /** From so many points on Pippenger is the faster; measured. */
    static final int MANY = 48;

    private final G1Arithmetic arithmetic = new G1Arithmetic();

    /**
     * The sum of scalar times point.
     *
     * @throws IllegalArgumentException if the lists differ in length
     */
    G1 sum(List<G1> points, List<Fr> scalars) {
        if (points.size() != scalars.size()) {
            throw new IllegalArgumentException(
                    "expected as many scalars as points, got " + scalars.size() + " and " + points.size());
        }
        List<G1> usedPoints = new ArrayList<>(points.size());
        List<Fr> usedScalars = new ArrayList<>(points.size());
        for (int i = 0; i < points.size(); i++) {
            if (!points.get(i).isInfinity() && !scalars.get(i).isZero()) {
                usedPoints.add(points.get(i));
                usedScalars.add(scalars.get(i));
            }
        }
        if (usedPoints.isEmpty()) {
            return G1.INFINITY;
        }
        long[] sum = new long[G1Arithmetic.POINT];
        if (usedPoints.size() < MANY) {
            new G1Straus(arithmetic).sum(usedPoints, usedScalars, sum);
        } else {
            new G1Pippenger(arithmetic).sum(usedPoints, usedScalars, sum);
        }
        return G1.fromJacobian(arithmetic, sum);
    }
}
