using JobKit.Storage;

namespace JobKit;

/// <summary>Asked before jobs are written through the queue; it refuses by throwing.</summary>
internal interface IEnqueueGate
{
    void Pass(IReadOnlyList<NewJob> jobs);
}
