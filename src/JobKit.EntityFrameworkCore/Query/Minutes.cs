namespace JobKit.EntityFrameworkCore;

/// <summary>The minutes that statistics are counted in: whole ones since 1970 in UTC.</summary>
internal static class Minutes
{
    public static long Of(DateTimeOffset instant) => instant.ToUnixTimeSeconds() / 60;
}
