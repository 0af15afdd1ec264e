namespace JobKit.Migration;

/// <summary>The queue of shadow jobs. Apps cannot enqueue into it, so what comes from it is a shadow job and nothing else is.</summary>
internal static class ShadowQueue
{
    public const string Name = "jobkit-shadow";

    /// <summary>How many of them one node runs at a time.</summary>
    public const int Concurrency = 2;
}
