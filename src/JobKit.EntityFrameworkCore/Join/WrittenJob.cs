using JobKit.Storage;

namespace JobKit.EntityFrameworkCore;

/// <summary>A job that a context's transaction has stored.</summary>
/// <param name="Job">The job.</param>
/// <param name="At">The timestamp of when the database had answered.</param>
internal readonly record struct WrittenJob(NewJob Job, long At)
{
    /// <summary>The job with what is left of its delay, which the database counts from the write and not from the commit.</summary>
    public NewJob Left(TimeProvider clock)
    {
        var left = Job.Delay - clock.GetElapsedTime(At);
        return Job.Delay > TimeSpan.Zero ? Job with { Delay = left > TimeSpan.Zero ? left : TimeSpan.Zero } : Job;
    }
}
