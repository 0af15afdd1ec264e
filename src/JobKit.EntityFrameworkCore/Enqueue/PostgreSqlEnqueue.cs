using JobKit.Storage;

namespace JobKit.EntityFrameworkCore;

/// <summary>Enqueues: inserts, and asks what stands already for those that could not be inserted, until each has an answer.</summary>
internal sealed class PostgreSqlEnqueue(PostgreSqlText text)
{
    // Each further round needs a holder of the key that ended in between; this many in a row do not happen.
    private const int Rounds = 100;

    private const string Savepoint = "jobkit_enqueue";

    public PostgreSqlInsert Insert { get; } = new(text);

    public PostgreSqlExisting Existing { get; } = new(text);

    public PostgreSqlOwners Owners { get; } = new(text);

    public async Task<IReadOnlyList<EnqueueReceipt>> ExecuteAsync(
        StoreSession session, IReadOnlyList<NewJob> jobs, EnqueueMode mode, CancellationToken cancellationToken)
    {
        var limited = jobs.Any(IsLimited);
        var atomic = mode == EnqueueMode.AllOrNone && jobs.Count > 1;
        if (!limited && !atomic)
        {
            return await WriteAsync(session, jobs, new EnqueueReceipt?[jobs.Count], cancellationToken).ConfigureAwait(false);
        }

        return await session.InTransactionAsync(
            async () =>
            {
                var answers = limited
                    ? await AdmitAsync(session, jobs, cancellationToken).ConfigureAwait(false)
                    : new EnqueueReceipt?[jobs.Count];
                if (!atomic)
                {
                    return await WriteAsync(session, jobs, answers, cancellationToken).ConfigureAwait(false);
                }

                return Array.Exists(answers, answer => answer is { IsRefused: true })
                    ? [.. jobs.Select((job, place) => answers[place] ?? new(job.Id, EnqueueOutcome.Stored))]
                    : await WriteAllOrNoneAsync(session, jobs, answers, cancellationToken).ConfigureAwait(false);
            },
            cancellationToken).ConfigureAwait(false);
    }

    private static bool IsLimited(NewJob job) => job is { Owner: not null, OwnerLimit: not null };

    /// <summary>Under the owners' locks: what stands already is answered as it is, and who is over the limit is refused.</summary>
    private async Task<EnqueueReceipt?[]> AdmitAsync(StoreSession session, IReadOnlyList<NewJob> jobs, CancellationToken cancellationToken)
    {
        var asked = jobs.Select((job, place) => (Place: place, Job: job)).Where(one => IsLimited(one.Job)).ToArray();
        var live = await Owners.LockAndCountAsync(session, asked.Select(one => one.Job.Owner!), cancellationToken).ConfigureAwait(false);
        var standing = await Existing.ExecuteAsync(session, asked, cancellationToken).ConfigureAwait(false);

        var answers = new EnqueueReceipt?[jobs.Count];
        var admitted = new HashSet<JobId>();
        foreach (var (place, job) in asked)
        {
            if (standing.TryGetValue(place, out var receipt))
            {
                answers[place] = receipt;
            }
            else if (admitted.Contains(job.Id) || live[job.Owner!] < job.OwnerLimit)
            {
                live[job.Owner!] += admitted.Add(job.Id) && !job.Hidden ? 1 : 0;
            }
            else
            {
                answers[place] = new(job.Id, EnqueueOutcome.OwnerLimit);
            }
        }

        return answers;
    }

    /// <summary>A savepoint and not the transaction is rolled back, because the transaction may be the caller's.</summary>
    private async Task<IReadOnlyList<EnqueueReceipt>> WriteAllOrNoneAsync(
        StoreSession session, IReadOnlyList<NewJob> jobs, EnqueueReceipt?[] answers, CancellationToken cancellationToken)
    {
        await session.Command($"SAVEPOINT {Savepoint}").RunAsync(cancellationToken).ConfigureAwait(false);
        var receipts = await WriteAsync(session, jobs, answers, cancellationToken).ConfigureAwait(false);
        var undo = receipts.Any(receipt => receipt.IsRefused) ? $"ROLLBACK TO SAVEPOINT {Savepoint}; " : string.Empty;
        await session.Command($"{undo}RELEASE SAVEPOINT {Savepoint}").RunAsync(cancellationToken).ConfigureAwait(false);
        return receipts;
    }

    private async Task<IReadOnlyList<EnqueueReceipt>> WriteAsync(
        StoreSession session, IReadOnlyList<NewJob> jobs, EnqueueReceipt?[] answers, CancellationToken cancellationToken)
    {
        for (var round = 0; round < Rounds; round++)
        {
            var open = jobs.Select((job, place) => (Place: place, Job: job)).Where(one => answers[one.Place] is null).ToArray();
            if (open.Length == 0)
            {
                return [.. answers.Select(answer => answer!.Value)];
            }

            var inserted = await Insert.ExecuteAsync(session, open.Select(one => one.Job), cancellationToken).ConfigureAwait(false);
            foreach (var (place, job) in open)
            {
                // Removed at its first use: a second job with the id is asked about like any other that was not inserted.
                if (inserted.Remove(job.Id))
                {
                    answers[place] = new(job.Id, EnqueueOutcome.Stored);
                }
            }

            var rest = open.Where(one => answers[one.Place] is null).ToArray();
            if (rest.Length > 0)
            {
                var standing = await Existing.ExecuteAsync(session, rest, cancellationToken).ConfigureAwait(false);
                foreach (var (place, receipt) in standing)
                {
                    answers[place] = receipt;
                }
            }
        }

        throw new JobStoreException($"A unique key changed hands {Rounds} times while one job was enqueued. Try again.");
    }
}
