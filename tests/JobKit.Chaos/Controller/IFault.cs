namespace JobKit.Chaos;

/// <summary>Does one kind of thing to the running system, once per call.</summary>
internal interface IFault
{
    /// <summary>Strikes; null when there was nothing to strike at, and nothing was done.</summary>
    Task<FaultRecord?> StrikeAsync(Random dice);
}
