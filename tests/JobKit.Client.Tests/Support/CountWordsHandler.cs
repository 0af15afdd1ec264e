namespace JobKit.Client.Tests;

/// <summary>Counts page by page, and says how far it is; a page <c>!fail</c> cannot be counted.</summary>
public sealed class CountWordsHandler(Pace pace) : IJobHandler<CountWords, WordCount>
{
    public async Task<WordCount> HandleAsync(CountWords job, JobContext context, CancellationToken cancellationToken)
    {
        var pages = job.Text.Split('\f');
        var words = new List<string>();
        for (var page = 0; page < pages.Length; page++)
        {
            await context.ReportProgressAsync(100 * page / pages.Length, $"Counting page {page + 1} of {pages.Length}: {pages[page][..Math.Min(100, pages[page].Length)]}");
            if (job.Paced)
            {
                await pace.TurnAsync(context.Owner, cancellationToken);
            }

            if (pages[page] == "!fail")
            {
                throw new InvalidOperationException("secret: hunter2");
            }

            words.AddRange(pages[page].Split(' ', StringSplitOptions.RemoveEmptyEntries));
        }

        return new(pages.Length, words.Count, words.MaxBy(word => word.Length) ?? "");
    }
}
