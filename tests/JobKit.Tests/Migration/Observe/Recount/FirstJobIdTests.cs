using JobKit.Migration;

namespace JobKit.Tests.Migration.Observe.Recount;

public sealed class FirstJobIdTests
{
    [Fact]
    public void It_lies_between_the_ids_of_the_millisecond_before_and_those_of_its_own()
    {
        var instant = Observed.Start.AddMilliseconds(7);
        for (var i = 0; i < 100; i++)
        {
            FirstJobId.Of(instant).Should().BeLessThan(new JobId(Guid.CreateVersion7(instant)));
            FirstJobId.Of(instant).Should().BeGreaterThan(new JobId(Guid.CreateVersion7(instant.AddMilliseconds(-1))));
        }

        FirstJobId.Of(DateTimeOffset.MinValue).Should().Be(new JobId(Guid.Empty));
        FirstJobId.Of(instant).Should().BeLessThan(BackfillId.Of("books", "1", instant));
    }
}
