namespace JobKit.RolloutLab;

/// <summary>Exact binomial and Poisson draws by inversion; large ones are put together from smaller.</summary>
internal static class Draws
{
    private const double MostAtOnce = 200;

    public static long Binomial(this Dice dice, long n, double p)
    {
        if (n <= 0 || p <= 0)
        {
            return 0;
        }

        if (p >= 1)
        {
            return n;
        }

        if (p > .5)
        {
            return n - dice.Binomial(n, 1 - p);
        }

        if (n * p > MostAtOnce)
        {
            return dice.Binomial(n / 2, p) + dice.Binomial(n - (n / 2), p);
        }

        var odds = p / (1 - p);
        var mass = Math.Exp(n * Math.Log(1 - p));
        var left = dice.Unit();
        var hits = 0L;
        while (left > mass && hits < n)
        {
            left -= mass;
            hits++;
            mass *= odds * (n - hits + 1) / hits;
        }

        return hits;
    }

    public static long Poisson(this Dice dice, double mean)
    {
        if (mean > MostAtOnce)
        {
            return dice.Poisson(mean / 2) + dice.Poisson(mean / 2);
        }

        var mass = Math.Exp(-mean);
        var left = dice.Unit();
        var count = 0L;
        while (left > mass && mass > 0)
        {
            left -= mass;
            count++;
            mass *= mean / count;
        }

        return count;
    }
}
