using JobKit.Storage;
using JobKit.Tests.Telemetry;

namespace JobKit.Tests.Enqueue;

public sealed class EnqueueStatementTests
{
    private readonly GatedEnqueueStore _store = new();
    private readonly RecordingLogger<EnqueueStatement> _logger = new();

    [Fact]
    public async Task A_write_is_logged_with_its_size()
    {
        var call = SomeJob.Statement(_store, _logger).RunAsync(SomeJob.Many(3), EnqueueMode.EachAlone, default);
        (await _store.NextAsync()).Go();

        (await call).Should().HaveCount(3);
        _logger.Lines.Should().ContainSingle().Which.Should().StartWith("1001 Debug: Wrote 3 jobs");
    }

    [Fact]
    public async Task A_write_that_fails_is_logged_once_and_told_to_the_caller()
    {
        var call = SomeJob.Statement(_store, _logger).RunAsync(SomeJob.Many(3), EnqueueMode.EachAlone, default);
        (await _store.NextAsync()).Break(new IOException("gone"));

        await FluentActions.Awaiting(() => call).Should().ThrowAsync<IOException>();
        _logger.Lines.Should().ContainSingle().Which.Should().StartWith("1004 Warning: Writing 3 jobs failed");
    }
}
