using JobKit.Migration;

namespace JobKit.Chaos;

/// <summary>Each book has one job, each job one book, and the counters are the rows.</summary>
internal static class BackfillCheck
{
    /// <param name="progress">What the backfill says of itself.</param>
    /// <param name="books">All rows with their links.</param>
    /// <param name="jobs">All jobs of the books' type.</param>
    public static IEnumerable<string> Problems(BackfillProgress progress, IReadOnlyCollection<(int Book, Guid? Job)> books, IReadOnlyCollection<Guid> jobs)
    {
        var linked = books.Where(book => book.Job is not null).Select(book => book.Job!.Value).ToList();
        if (progress.State != BackfillState.Finished)
            yield return $"the backfill is {progress.State}: {progress.Reason}";
        if (linked.Count != books.Count)
            yield return $"{books.Count - linked.Count} of {books.Count} books have no job";
        if (linked.Count - linked.Distinct().Count() is > 0 and var shared)
            yield return $"{shared} books share a job with another";
        if (linked.Except(jobs).Count() is > 0 and var missing)
            yield return $"{missing} linked jobs are not there";
        if (jobs.Except(linked).Count() is > 0 and var loose)
            yield return $"{loose} jobs belong to no book: their rows were done twice";
        if (progress.Failed != 0)
            yield return $"{progress.Failed} rows were rejected";
        if (progress.Done != linked.Count || progress.Total != books.Count)
            yield return $"the counters say {progress.Done} of {progress.Total}, and {linked.Count} of {books.Count} books have a job";
    }
}
