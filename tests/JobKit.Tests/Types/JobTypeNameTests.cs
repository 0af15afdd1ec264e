namespace JobKit.Tests.Types;

public sealed class JobTypeNameTests
{
    [Theory]
    [InlineData(typeof(CreateStorybook), "create-storybook")]
    [InlineData(typeof(PDFExport), "pdf-export")]
    [InlineData(typeof(A1B), "a1-b")]
    [InlineData(typeof(Snake_Case), "snake_case")]
    [InlineData(typeof(Renamed), "old.Name_1")]
    public void A_class_has_its_given_name_or_its_own_with_hyphens(Type type, string name)
    {
        JobTypeName.Of(type).Should().Be(name);
    }

    [Fact]
    public void A_generic_class_without_a_name_is_refused_with_the_mend()
    {
        FluentActions.Invoking(() => JobTypeName.Of(typeof(Box<int>))).Should().Throw<ArgumentException>().WithMessage("*generic*[JobType(*");
    }

    [Theory]
    [InlineData(typeof(Spaced))]
    [InlineData(typeof(Long))]
    [InlineData(typeof(Café))]
    public void A_name_that_no_store_should_hold_is_refused(Type type)
    {
        FluentActions.Invoking(() => JobTypeName.Of(type)).Should().Throw<ArgumentException>().WithMessage("*must be 1 to 128 characters*");
    }

    private sealed class CreateStorybook;

    private sealed class PDFExport;

    private sealed class A1B;

    private sealed class Snake_Case;

    [JobType("old.Name_1")]
    private sealed class Renamed;

    private sealed class Box<T>
    {
        public T? Content { get; init; }
    }

    [JobType("with space")]
    private sealed class Spaced;

    [JobType("xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx")]
    private sealed class Long;

    private sealed class Café;
}
