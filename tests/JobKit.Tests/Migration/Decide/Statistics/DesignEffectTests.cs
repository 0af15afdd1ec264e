using JobKit.Migration;

namespace JobKit.Tests.Migration.Decide.Statistics;

public sealed class DesignEffectTests
{
    [Fact]
    public void Errors_of_one_user_out_of_many_weigh_as_one_cluster()
    {
        var (units, errors) = (Each(100), new long[DesignEffect.Subs]);
        errors[7] = 32;

        // p = 32/3200 = 0.01: (32/31) (31^2 + 31) / (3200 x 0.01 x 0.99) = 1024/31.68
        DesignEffect.Of(units, errors).Should().BeApproximately(1024 / 31.68, 1e-9);
    }

    [Fact]
    public void Errors_spread_evenly_never_go_below_one()
    {
        DesignEffect.Of(Each(100), Each(3)).Should().Be(1);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(100, 0)]
    [InlineData(100, 100)]
    public void Where_it_is_undefined_it_is_one(long units, long errors)
    {
        DesignEffect.Of(Each(units), Each(errors)).Should().Be(1);
    }

    [Fact]
    public void A_row_that_cannot_be_is_left_out()
    {
        var (units, errors) = (Each(100), Each(3));
        errors[5] = 101;
        errors[6] = -1;

        DesignEffect.Of(units, errors).Should().Be(1);
    }

    private static long[] Each(long value) => [.. Enumerable.Repeat(value, DesignEffect.Subs)];
}
