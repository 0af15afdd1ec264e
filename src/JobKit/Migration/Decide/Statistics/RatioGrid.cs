namespace JobKit.Migration;

/// <summary>The risk ratios that a comparison bets on at once, because nobody knows beforehand how bad a bad candidate is.</summary>
internal static class RatioGrid
{
    public const int Count = 7;

    public static ReadOnlySpan<double> Ratios => [1.25, 1.5, 2, 3, 5, 10, 20];

    private static readonly double[] Natural = [.. Ratios.ToArray().Select(ratio => Math.Log(ratio))];

    public static ReadOnlySpan<double> Logs => Natural;
}
