namespace JobKit.WebLoad;

/// <summary>Does what the endpoint does: nothing that takes time, so that all that is measured is the way to it.</summary>
internal sealed class MakeOrderHandler : IJobHandler<MakeOrder, Made>
{
    public Task<Made> HandleAsync(MakeOrder job, JobContext context, CancellationToken cancellationToken) => Task.FromResult(new Made("o-1", job.Title, job.Pages));
}
