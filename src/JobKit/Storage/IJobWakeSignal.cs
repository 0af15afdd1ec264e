namespace JobKit.Storage;

/// <summary>Tells workers that there may be work, after it was committed. A hint: polling stands behind it.</summary>
/// <remarks>The built-in one wakes this process. A provider package can replace it to reach other nodes.</remarks>
public interface IJobWakeSignal
{
    /// <summary>Work may have come into these queues. Never blocks and never throws.</summary>
    void Wake(IReadOnlyCollection<string> queues);

    /// <summary>A task that completes at the next wake after this call and never faults. Take it before looking for work, so that no wake is missed in between.</summary>
    Task NextWake();
}
