namespace JobKit.Storage;

/// <summary>Makes of a payload and its options the job to be stored: checks them, applies the defaults, serialises, hashes. Writes nothing.</summary>
/// <remarks>For packages that enqueue by a way of their own. A singleton, safe for concurrent use.</remarks>
public interface IJobFactory
{
    /// <summary>Makes one job.</summary>
    /// <exception cref="JobTypeNotRegisteredException">The payload's class was not registered.</exception>
    /// <exception cref="JobPayloadException">The payload cannot be serialised or is over the limit.</exception>
    /// <exception cref="ArgumentException">An option is out of range; the message names it, the range and the mend.</exception>
    NewJob Create<TJob>(TJob job, EnqueueOptions? options = null)
        where TJob : notnull;
}
