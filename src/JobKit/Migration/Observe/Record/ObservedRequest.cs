namespace JobKit.Migration;

/// <summary>A request that was routed and has not ended. Made by <see cref="MigrationMonitor.Begin"/>; record it once.</summary>
public readonly struct ObservedRequest
{
    internal ObservedRequest(CohortCells cells, ObservedArm arm, int sub)
    {
        Cells = cells;
        Arm = arm;
        Sub = sub;
    }

    internal CohortCells? Cells { get; }

    internal ObservedArm Arm { get; }

    internal int Sub { get; }

    /// <summary>What the request's job must carry in its metadata, so that its end is counted with the request's cohort; null for a request that was not begun.</summary>
    /// <param name="decision">The decision that the request began with.</param>
    public RouteStamp? Stamp(in RouteDecision decision) => Cells is null
        ? null
        : new RouteStamp
        {
            Cohort = new(Cells.Endpoint.Key, Cells.Epoch, Cells.Endpoint.Name, Cells.Start, Arm),
            Sub = Sub,
            Bucket = decision.Bucket,
            Version = decision.Version,
            Stage = decision.Stage,
            Reason = decision.Reason,
        };
}
