namespace JobKit.Migration;

/// <summary>The smallest limit under which the mismatch gate would find the rate: its evidence, solved for the limit.</summary>
/// <remarks>The evidence grows with the limit, so that the set of limits that pass is an interval, and its lower end a bound that holds at any time.</remarks>
internal static class MismatchBound
{
    private const int Halvings = 50;

    public static double Of(long compared, long mismatched)
    {
        var (low, high) = (0.0, 1.0);
        for (var i = 0; i < Halvings; i++)
        {
            var middle = (low + high) / 2;
            (low, high) = ProportionGate.LnEvidence(compared, mismatched, middle) >= ProportionGate.LnPass ? (low, middle) : (middle, high);
        }

        return high;
    }
}
