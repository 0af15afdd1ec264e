using JobKit.Storage;

namespace JobKit;

/// <inheritdoc cref="IEnqueueReport"/>
internal sealed class EnqueueReport(EnqueueAnswers answers, EnqueueWakes wakes) : IEnqueueReport
{
    public EnqueueResult Answer(NewJob job, EnqueueReceipt receipt)
    {
        ArgumentNullException.ThrowIfNull(job);
        return answers.AnswerUncounted(job, receipt);
    }

    public void Committed(IReadOnlyList<NewJob> jobs)
    {
        ArgumentNullException.ThrowIfNull(jobs);
        wakes.Wake(jobs, [.. jobs.Select(static job => new EnqueueReceipt(job.Id, EnqueueOutcome.Stored))]);
        foreach (var job in jobs)
        {
            answers.CountStored(job);
        }
    }
}
