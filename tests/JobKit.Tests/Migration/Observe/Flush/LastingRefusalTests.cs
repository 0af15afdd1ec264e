using JobKit.Migration;

namespace JobKit.Tests.Migration.Observe.Flush;

public sealed class LastingRefusalTests
{
    [Fact]
    public void A_database_that_says_no_has_taken_nothing_whoever_wraps_it()
    {
        LastingRefusal.Is(new RefusedException("22021")).Should().BeTrue();
        LastingRefusal.Is(new JobStoreException("wrapped", new RefusedException("22021"))).Should().BeTrue();
        LastingRefusal.Is(new System.Text.EncoderFallbackException()).Should().BeTrue();
    }

    [Fact]
    public void An_answer_that_did_not_come_is_no_refusal()
    {
        LastingRefusal.Is(new JobStoreException("the answer is lost")).Should().BeFalse();
        LastingRefusal.Is(new TimeoutException()).Should().BeFalse();
        LastingRefusal.Is(new OperationCanceledException()).Should().BeFalse();
        LastingRefusal.Is(new BrokenConnection()).Should().BeFalse();
    }

    private sealed class BrokenConnection : System.Data.Common.DbException
    {
        public override bool IsTransient => true;
    }
}
