#region in-memory
using JobKit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

var builder = Host.CreateApplicationBuilder();
builder.Services.AddBackgroundJobs(jobs => jobs.AddHandler<Greet, string, GreetHandler>());
using var host = builder.Build();
await host.StartAsync();

var queue = host.Services.GetRequiredService<IJobQueue>();
var id = await queue.EnqueueAsync(new Greet("world"));
var job = await queue.WaitAsync(id, timeout: TimeSpan.FromSeconds(10));
Console.WriteLine(queue.ReadResult<string>(job));      // Hello, world!

public sealed record Greet(string Name);
public sealed class GreetHandler : IJobHandler<Greet, string>
{
    public Task<string> HandleAsync(Greet job, JobContext context, CancellationToken ct) => Task.FromResult($"Hello, {job.Name}!");
}
#endregion
