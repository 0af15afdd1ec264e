namespace JobKit.AspNetCore.Tests;

/// <summary>Draws at once, or does what the title says.</summary>
public sealed class DrawHandler(Easel easel) : IJobHandler<Draw, Drawn>
{
    public async Task<Drawn> HandleAsync(Draw job, JobContext context, CancellationToken cancellationToken)
    {
        easel.Began(context.Id);
        switch (job.Title)
        {
            case "slow":
                await context.ReportProgressAsync(40, "Illustrating page 4 of 10");
                await easel.Released.WaitAsync(cancellationToken);
                break;
            case "bad":
                throw new InvalidOperationException("secret: hunter2");
            case "never":
                throw new JobRejectedException("secret: hunter2");
            case "late":
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
                break;
        }

        return new(job.Title, job.Pages);
    }
}
