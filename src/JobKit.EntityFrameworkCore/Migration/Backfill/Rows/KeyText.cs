namespace JobKit.EntityFrameworkCore;

/// <summary>Keys as what a job can be found by.</summary>
internal static class KeyText
{
    private const int Longest = 256;

    /// <summary>The key, or null where it is no text for a correlation.</summary>
    public static string? AsCorrelation(string key) => key.Length is > 0 and <= Longest ? key : null;
}
