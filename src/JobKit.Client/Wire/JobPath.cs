namespace JobKit.Client;

/// <summary>Where a job is, below the address of the jobs.</summary>
internal static class JobPath
{
    public static string Of(Guid id) => id.ToString("D");

    public static string Of(Guid id, string part) => $"{id:D}/{part}";
}
