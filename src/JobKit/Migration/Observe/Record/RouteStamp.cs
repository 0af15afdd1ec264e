namespace JobKit.Migration;

/// <summary>Where a job comes from: the cohort of its request, and how that was routed. It travels in <see cref="EnqueueOptions.Metadata"/>.</summary>
public sealed record RouteStamp
{
    /// <summary>The cohort that its end belongs to, whenever it ends.</summary>
    public required CohortKey Cohort { get; init; }

    /// <summary>The unit's group in the statistics, 0 to 31.</summary>
    public int Sub { get; init; }

    /// <summary>The unit's place, 0 to 999,999; -1 without a unit.</summary>
    public int Bucket { get; init; }

    /// <summary>The version of the rollout that decided.</summary>
    public long Version { get; init; }

    /// <summary>The stage that decided.</summary>
    public MigrationStage Stage { get; init; }

    /// <summary>The rule that decided.</summary>
    public RouteReason Reason { get; init; }

    /// <summary>The stamp as a JSON object for the job's metadata: <c>{"rollout":{...}}</c>.</summary>
    public string ToMetadata() => StampFormat.Write(this);

    /// <summary>The stamp in a job's metadata; null where there is none, or none that can be read. Never throws.</summary>
    public static RouteStamp? Of(string? metadata) => StampFormat.Read(metadata);
}
