namespace JobKit.Migration;

/// <summary>The queue of backfills' jobs, which work for minutes and mostly wait: in a queue of others they would keep an operator's jobs waiting.</summary>
internal static class BackfillQueue
{
    public const string Name = "jobkit-backfill";

    /// <summary>How many of them one node runs at a time.</summary>
    public const int Concurrency = 2;

    /// <summary>After the app's own jobs.</summary>
    public const int Priority = 1000;
}
