using JobKit;

namespace Storybook;

/// <summary>Compares what the client wrote down with the answers and with the rows in the database. Pure.</summary>
internal static class LossCheck
{
    public static LossCount Of(LedgerPages ledger, IReadOnlyList<ShelvedBook> books, IReadOnlyList<StoredJob> jobs)
    {
        var shelf = books.ToDictionary(book => book.Id, StringComparer.Ordinal);
        var rows = jobs.ToLookup(job => job.Title, StringComparer.Ordinal);
        var (served, failed, problems) = (0, 0, new List<string>());
        foreach (var entry in ledger.Entries)
        {
            var answer = ledger.Answers.GetValueOrDefault(entry.Number) ?? new(AnswerKind.None);
            if (Loss(entry, answer, shelf, rows) is { } loss)
                problems.Add($"request {entry.Number} is lost: {loss}");
            else if (answer.Kind == AnswerKind.Book)
                served++;
            else
                failed++;
        }

        return new(served, failed, problems.Count, [.. problems, .. Doubled(rows), .. Strangers(ledger, books, jobs)]);
    }

    private static string? Loss(LedgerEntry entry, LegacyReading answer, Dictionary<string, ShelvedBook> shelf, ILookup<string, StoredJob> rows) => answer.Kind switch
    {
        AnswerKind.Book when !shelf.TryGetValue(answer.Id!, out var book) || book.Title != entry.Title => "its book is not in the database",
        AnswerKind.Book when !shelf[answer.Id!].HasFile => "its book has no file",
        AnswerKind.Book when rows[entry.Title].Any(job => job.Status != JobStatus.Completed) => "its book was answered, and its job did not complete",
        AnswerKind.Book => null,
        AnswerKind.Failed when answer.Id is { } id && !rows[entry.Title].Any(job => job.Id == id && job.Status == JobStatus.Failed) =>
            "it was told that its job had failed, and there is no such job",
        AnswerKind.Failed => null,
        AnswerKind.Processing => "it was told to ask again, and never got an answer",
        AnswerKind.Wrong => $"it was answered in another shape than the contract's: {answer.Problem}",
        _ => $"it got no answer{(answer.Problem is { } problem ? ": " + problem : "")}",
    };

    private static IEnumerable<string> Doubled(ILookup<string, StoredJob> rows) =>
        rows.Where(title => title.Count() > 1).Select(title => $"\"{title.Key}\" was asked for once and has {title.Count()} jobs");

    private static IEnumerable<string> Strangers(LedgerPages ledger, IEnumerable<ShelvedBook> books, IEnumerable<StoredJob> jobs)
    {
        var asked = ledger.Entries.Select(entry => entry.Title).ToHashSet(StringComparer.Ordinal);
        return books.Select(book => book.Title).Concat(jobs.Select(job => job.Title)).Distinct(StringComparer.Ordinal)
            .Where(title => !asked.Contains(title))
            .Select(title => $"nobody asked for \"{title}\", and it is in the database");
    }
}
