namespace JobKit.Tests.Claim;

public sealed class WakeBellTests
{
    private readonly WakeBell _bell = new();

    [Fact]
    public void A_wake_after_the_question_completes_it()
    {
        var wake = _bell.NextWake();
        wake.IsCompleted.Should().BeFalse();

        _bell.Wake(["q"]);

        wake.IsCompletedSuccessfully.Should().BeTrue();
    }

    [Fact]
    public void A_wake_before_the_question_is_not_kept()
    {
        _bell.Wake(["q"]);

        _bell.NextWake().IsCompleted.Should().BeFalse();
    }

    [Fact]
    public void One_wake_completes_all_who_asked_before_it_and_none_who_ask_after()
    {
        var first = _bell.NextWake();
        var second = _bell.NextWake();

        _bell.Wake([]);

        first.IsCompleted.Should().BeTrue();
        second.IsCompleted.Should().BeTrue();
        _bell.NextWake().IsCompleted.Should().BeFalse();
    }

    [Fact]
    public async Task No_wake_is_missed_between_the_question_and_the_look()
    {
        // Each round looks after it has asked; a wake lost in between would leave the last round waiting for ever.
        const int Rounds = 50_000;
        var made = 0;
        var ringing = Task.Run(() =>
        {
            for (var i = 0; i < Rounds; i++)
            {
                Interlocked.Increment(ref made);
                _bell.Wake([]);
            }
        });

        var looking = Task.Run(async () =>
        {
            while (true)
            {
                var wake = _bell.NextWake();
                if (Volatile.Read(ref made) == Rounds)
                {
                    return;
                }

                await wake;
            }
        });

        await Task.WhenAll(ringing, looking).WaitAsync(TimeSpan.FromSeconds(60), TimeProvider.System);
    }
}
