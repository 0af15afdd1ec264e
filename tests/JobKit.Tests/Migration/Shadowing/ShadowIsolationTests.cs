using System.Net;
using JobKit.Migration;
using JobKit.Storage;
using JobKit.Tests.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace JobKit.Tests.Migration.Shadowing;

public sealed class ShadowIsolationTests
{
    [Fact]
    public async Task A_shadow_job_enqueues_nothing_by_the_queue_nor_as_a_child()
    {
        await using var node = await ShadowNode.StartAsync();
        var refused = new List<string>();
        node.Drawer.Run = async (draw, context, services, _) =>
        {
            Func<Task>[] attempts =
            [
                async () => await services.GetRequiredService<IJobQueue>().EnqueueAsync(new Draw("effect")),
                async () => await services.GetRequiredService<IJobQueue>().EnqueueManyAsync([new Draw("effect")]),
                async () => await context.EnqueueChildAsync(new Draw("effect")),
            ];
            foreach (var attempt in attempts)
            {
                refused.Add((await attempt.Should().ThrowAsync<ShadowEffectDeniedException>()).Which.Message);
            }

            return new(draw.Title, 3);
        };

        node.Capture();

        (await node.VerdictAsync()).Class.Should().Be(ShadowClass.Match);
        refused.Should().HaveCount(3).And.OnlyContain(message => message.Contains("IShadowContext.IsShadow"));
        (await node.Queue.ListAsync(new())).Jobs.Should().BeEmpty();
    }

    [Fact]
    public async Task The_mark_holds_for_all_that_a_shadow_attempt_calls_until_it_ends_and_for_no_other_job()
    {
        await using var node = await ShadowNode.StartAsync();
        var shadow = node.Services.GetRequiredService<IShadowContext>();
        var after = new TaskCompletionSource<bool>();
        var afterwards = Task.CompletedTask;
        var go = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var seen = new TaskCompletionSource<(bool, bool, bool)>();
        node.Drawer.Run = async (draw, context, services, _) =>
        {
            await using var scope = services.CreateAsyncScope();
            seen.TrySetResult((context.IsShadow(), shadow.IsShadow, await Task.Run(() => scope.ServiceProvider.GetRequiredService<IShadowContext>().IsShadow)));
            afterwards = AfterwardsAsync();
            return new(draw.Title, 3);
        };

        async Task AfterwardsAsync()
        {
            await go.Task;
            after.TrySetResult(shadow.IsShadow);
        }

        node.Capture();
        await node.VerdictAsync();
        go.SetResult();
        (await seen.Task).Should().Be((true, true, true));
        await afterwards.Soon();
        (await after.Task.Soon()).Should().BeFalse("a loop that somebody's singleton began there must not be marked for good");

        seen = new();
        var real = await node.Queue.EnqueueAsync(new Draw("real"));
        (await node.Queue.WaitAsync(real.Id, TimeSpan.FromSeconds(20))).Status.Should().Be(JobStatus.Completed);
        (await seen.Task).Should().Be((false, false, false));
    }

    [Fact]
    public async Task A_completion_in_a_transaction_of_the_handlers_is_only_rehearsed()
    {
        await using var node = await ShadowNode.StartAsync();
        var written = "";
        node.Drawer.Run = async (draw, context, _, token) =>
        {
            await context.CompleteInTransactionAsync(new Drawing("a", 3), (_, result, _) => { written = result!; return Task.FromResult(true); }, token);
            return new("not this", 0);
        };

        node.Capture();
        var (row, verdict, _) = await node.Store.NextAsync();

        verdict.Class.Should().Be(ShadowClass.Match, "what the handler completed with is its result");
        written.Should().Contain("\"a\"");
        (await node.ShadowJobAsync(row)).Status.Should().Be(JobStatus.Completed);
    }

    [Theory]
    [InlineData("GET", false)]
    [InlineData("HEAD", false)]
    [InlineData("POST", true)]
    [InlineData("OPTIONS", true)]
    [InlineData("DELETE", true)]
    public async Task A_guarded_client_sends_in_a_shadow_job_only_what_reads(string method, bool refused)
    {
        using var client = new HttpMessageInvoker(new ShadowHttpGuard(new ShadowContext()) { InnerHandler = new Answering() });
        async Task<HttpStatusCode> SendAsync(bool shadow, bool sync)
        {
            using var flow = shadow ? ShadowFlow.Begin() : null;
            using var request = new HttpRequestMessage(new(method), "https://pay.example/charge?card=4711");
            using var response = sync ? Now(client, request) : await client.SendAsync(request, default);
            return response.StatusCode;
        }

        foreach (var sync in new[] { false, true })
        {
            (await SendAsync(shadow: false, sync)).Should().Be(HttpStatusCode.OK);
            var sending = () => SendAsync(shadow: true, sync);
            if (refused)
            {
                (await sending.Should().ThrowAsync<ShadowEffectDeniedException>()).Which.Message.Should().Contain($"{method} to pay.example").And.NotContain("4711");
            }
            else
            {
                (await sending()).Should().Be(HttpStatusCode.OK);
            }
        }
    }

    [Fact]
    public async Task An_adapter_stands_in_for_its_service_in_shadow_jobs_alone()
    {
        await using var node = await ShadowNode.StartAsync(
            it => it.Adapt<IPen, PaperPen>(),
            services => services.AddScoped<IPen, InkPen>());
        node.Drawer.Run = (_, _, services, _) => Task.FromResult(new Drawing(services.GetRequiredService<IPen>().Name, 3));

        node.Capture("""{"title":"paper","pages":3}""");
        (await node.VerdictAsync()).Class.Should().Be(ShadowClass.Match);

        var real = await node.Queue.EnqueueAsync(new Draw("real"));
        var job = await node.Queue.WaitAsync(real.Id, TimeSpan.FromSeconds(20));
        node.Queue.ReadResult<Drawing>(job)!.Title.Should().Be("ink");
    }

    [Fact]
    public void What_cannot_be_adapted_is_refused_with_the_mend()
    {
        var services = new ServiceCollection();
        var adapt = () => services.AddJobMigration(migration => migration.AddShadow<Draw>("draw", it => it.Adapt<IPen, PaperPen>()));

        adapt.Should().Throw<InvalidOperationException>().WithMessage("*not registered yet*Register it before AddJobMigration*");
        services.AddSingleton<IPen, InkPen>();
        adapt.Should().Throw<InvalidOperationException>().WithMessage("*is a singleton*scoped or transient*");
    }

    [Fact]
    public async Task A_node_that_knows_nothing_of_shadowing_runs_no_shadow_job()
    {
        var ran = false;
        await using var node = await WorkerNode.StartAsync((_, _, _) =>
        {
            ran = true;
            return Task.FromResult<string?>(null);
        });
        var job = node.Services.GetRequiredService<IJobFactory>().Create(new Scripted("shadow")) with { Queue = ShadowQueue.Name };
        await node.Store.EnqueueAsync([job], EnqueueMode.AllOrNone, default);
        node.Services.GetRequiredService<IJobWakeSignal>().Wake([ShadowQueue.Name]);

        using var patience = new CancellationTokenSource(WorkerNode.Patience, TimeProvider.System);
        Job seen;
        do
        {
            patience.Token.ThrowIfCancellationRequested();
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, patience.Token);
            seen = (await node.Queue.GetAsync(job.Id))!;
        }
        while (seen.Epoch == 0 || seen.Status == JobStatus.Processing);

        ran.Should().BeFalse();
        seen.Status.Should().Be(JobStatus.Pending);
        seen.Attempt.Should().Be(0);
        (seen.DueAt - seen.CreatedAt).Should().BeGreaterThanOrEqualTo(JobExecutor.ElsewhereIn);
    }

    private static HttpResponseMessage Now(HttpMessageInvoker client, HttpRequestMessage request) => client.Send(request, default);
}
