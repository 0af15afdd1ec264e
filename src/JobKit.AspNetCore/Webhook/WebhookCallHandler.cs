namespace JobKit.AspNetCore;

/// <summary>There is nothing to do: such a row is never due, and expires.</summary>
internal sealed class WebhookCallHandler : IJobHandler<WebhookCall>
{
    public Task HandleAsync(WebhookCall job, JobContext context, CancellationToken cancellationToken) => Task.CompletedTask;
}
