namespace JobKit.Chaos;

/// <summary>What was promised at enqueue: acknowledged jobs end, refused ones do not exist, and an app's row and its job go together.</summary>
internal static class EnqueueCheck
{
    public static IEnumerable<Finding> Run(Evidence evidence)
    {
        var stored = evidence.Jobs.ToLookup(job => job.Id);
        foreach (var rows in stored.Where(rows => rows.Count() > 1))
            yield return new(FindingKind.DuplicateRow, $"job {rows.Key} has {rows.Count()} rows");

        foreach (var added in evidence.Audit.Where(entry => entry.From is null).GroupBy(entry => entry.JobId).Where(group => group.Count() > 1))
            yield return new(FindingKind.DuplicateRow, $"job {added.Key} was added {added.Count()} times");

        var told = ClientOutcomes.Of(evidence.Client);
        foreach (var (id, last) in told.Where(pair => pair.Value == ClientEvent.Acknowledged))
        {
            var job = stored[id].FirstOrDefault();
            if (job is null)
                yield return new(FindingKind.Lost, $"job {id} was acknowledged and is not stored");
            else if (!job.Status.IsTerminal())
                yield return new(FindingKind.Lost, $"job {id} was acknowledged and is still {job.Status} at attempt {job.Attempt}, epoch {job.Epoch}");
        }

        // Late, but while nobody had taken the lease back: StaleCheck judges the other ones.
        var children = evidence.Journal.Select(line => line.Child).ToHashSet();
        foreach (var job in evidence.Jobs.Where(job => !children.Contains(job.Id)))
        {
            if (!told.TryGetValue(job.Id, out var last))
                yield return new(FindingKind.Ghost, $"job {job.Id} is stored and was never asked for");
            else if (last is ClientEvent.RolledBack or ClientEvent.Refused)
                yield return new(FindingKind.Ghost, $"job {job.Id} is stored, but its enqueue ended as {last}");
        }

        foreach (var order in evidence.Orders.GroupBy(order => order.JobId))
        {
            if (!stored.Contains(order.Key))
                yield return new(FindingKind.HalfEnqueue, $"the app's row of job {order.Key} was committed without the job");
            if (order.Count() > 1)
                yield return new(FindingKind.HalfEnqueue, $"job {order.Key} has {order.Count()} rows of the app");
        }
    }
}
