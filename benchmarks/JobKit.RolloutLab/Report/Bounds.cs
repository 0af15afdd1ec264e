namespace JobKit.RolloutLab;

/// <summary>The exact upper confidence bound of a rate (Clopper and Pearson 1934).</summary>
internal static class Bounds
{
    public static double Upper95(int hits, int runs)
    {
        var (low, high) = ((double)hits / runs, 1.0);
        for (var i = 0; i < 60; i++)
        {
            var middle = (low + high) / 2;
            (low, high) = AtMost(hits, runs, middle) > .05 ? (middle, high) : (low, middle);
        }

        return high;
    }

    private static double AtMost(int hits, int runs, double p)
    {
        var (log, sum) = (runs * Math.Log(1 - p), 0.0);
        for (var k = 0; k <= hits; k++)
        {
            sum += Math.Exp(log);
            log += Math.Log((double)(runs - k) / (k + 1)) + Math.Log(p / (1 - p));
        }

        return hits >= runs ? 1 : sum;
    }
}
