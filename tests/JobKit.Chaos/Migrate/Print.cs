namespace JobKit.Chaos;

/// <summary>What a book's job is said to have done. It is never enqueued: the backfill makes it as one that has ended.</summary>
[JobType(TypeName)]
internal sealed record Print(int Book)
{
    public const string TypeName = "chaos.print";

    internal sealed class Handler : IJobHandler<Print>
    {
        public Task HandleAsync(Print job, JobContext context, CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
