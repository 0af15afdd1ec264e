using Microsoft.Extensions.DependencyInjection;

namespace JobKit.Tests.Worker;

public sealed class MiddlewareTests
{
    [Fact]
    public async Task Middleware_wraps_the_handler_outermost_first()
    {
        var notes = new Notes();
        await using var node = await WorkerNode.StartAsync(
            (_, _, _) =>
            {
                notes.Add("handler");
                return Task.FromResult<string?>(null);
            },
            jobs =>
            {
                jobs.Services.AddSingleton(notes);
                jobs.AddMiddleware<Outer>().AddMiddleware<Inner>();
            });

        await node.RunToEndAsync(new("x"));

        notes.Should().Equal("outer in", "inner in", "handler", "inner out", "outer out");
    }

    public sealed class Notes : List<string>;

    public sealed class Outer(Notes notes) : IJobMiddleware
    {
        public async Task InvokeAsync(JobContext context, JobAttemptDelegate next, CancellationToken cancellationToken)
        {
            notes.Add("outer in");
            await next(cancellationToken);
            notes.Add("outer out");
        }
    }

    public sealed class Inner(Notes notes) : IJobMiddleware
    {
        public async Task InvokeAsync(JobContext context, JobAttemptDelegate next, CancellationToken cancellationToken)
        {
            notes.Add("inner in");
            await next(cancellationToken);
            notes.Add("inner out");
        }
    }
}
