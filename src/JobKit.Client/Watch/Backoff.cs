namespace JobKit.Client;

/// <summary>How long to leave a server alone that could not answer. Pure.</summary>
internal static class Backoff
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    /// <param name="failures">How many there were before this one.</param>
    /// <param name="chance">0 to 1: by it, or all clients of a server come back at the same time.</param>
    /// <param name="asked">What the server asked for.</param>
    public static TimeSpan After(int failures, double chance, TimeSpan asked)
    {
        var whole = TimeSpan.FromSeconds(Math.Min(Longest.TotalSeconds, Math.Pow(2, failures)));
        var own = whole * (0.5 + (chance / 2));
        return own > asked ? own : asked;
    }
}
