using JobKit.Migration;
using JobKit.Storage;

namespace JobKit.EntityFrameworkCore;

/// <summary>Takes the jobs that one row misses.</summary>
public sealed class MissingJobs
{
    private readonly IJobFactory _factory;
    private readonly string _backfill;
    private readonly DateTimeOffset _startedAt;
    private readonly string _key;
    private readonly int _run;
    private readonly List<NewJob> _jobs = [];

    internal MissingJobs(IJobFactory factory, RowFrame frame, string key) =>
        (_factory, _backfill, _run, _startedAt, _key) = (factory, frame.Backfill, frame.Run, frame.StartedAt, key);

    internal IReadOnlyList<NewJob> Jobs => _jobs;

    /// <summary>Adds one. Unless set, its unique key is the backfill's name and the row's key, so that each class of job is live once for each row.</summary>
    /// <exception cref="JobTypeNotRegisteredException">The payload's class was not registered.</exception>
    /// <exception cref="JobPayloadException">The payload cannot be serialised or is over the limit.</exception>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public MissingJobs Add<TJob>(TJob job, EnqueueOptions? options = null)
        where TJob : notnull
    {
        // The same id in each repetition of a chunk, so that a job that has ended in between is not made again; another one in the next run.
        var id = BackfillId.Of($"{_backfill}#{_run}", $"{_key}/{_jobs.Count}", _startedAt);
        var given = options ?? new();
        _jobs.Add(_factory.Create(job, given with
        {
            Id = given.Id ?? id,
            UniqueKey = given.UniqueKey ?? $"{_backfill}:{_key}",
            CorrelationKey = given.CorrelationKey ?? KeyText.AsCorrelation(_key),
        }) with
        { OwnerLimit = null });
        return this;
    }
}
