using JobKit.Migration;

namespace JobKit.Tests.Migration.Mirror;

internal sealed class CopyBookHandler(Shelves shelves, TimeProvider clock) : IJobHandler<CopyBook>
{
    public async Task HandleAsync(CopyBook job, JobContext context, CancellationToken cancellationToken)
    {
        if (shelves.Failures-- > 0)
        {
            throw new InvalidOperationException("the other store is away");
        }

        var (from, to) = job.To == MigrationSide.Candidate ? (shelves.Legacy, shelves.Candidate) : (shelves.Candidate, shelves.Legacy);
        var now = from[job.Book];
        await Task.Delay(shelves.Takes, clock, cancellationToken);
        to.AddOrUpdate(job.Book, now, (_, there) => Math.Max(there, now));
    }
}
