namespace JobKit.Chaos;

/// <summary>Does one kind of thing to the running system, once per call.</summary>
internal interface IFault
{
    Task<FaultRecord> StrikeAsync(Random dice);
}
