namespace JobKit.Architecture.Tests.PublicApi;

public sealed class ApiTextTests
{
    [Fact]
    public void A_class_shows_what_callers_and_heirs_can_see_and_nothing_else()
    {
        ApiText.Of([typeof(Specimens.Open)]).Should().Be(
            """
            public abstract class JobKit.Architecture.Tests.PublicApi.Specimens.Open : System.IDisposable
                protected Open(int size = 3)
                protected abstract System.Threading.Tasks.Task<string[]> ReadAsync(System.Threading.CancellationToken token = default)
                public bool TryGet(string key, out int? value)
                public const int Limit = 7
                public event System.EventHandler Changed
                public int Size { get; protected set; }
                public override string ToString()
                public required string Name { get; init; }
                public static int Sum(params int[] numbers)
                public virtual void Dispose()

            """);
    }

    [Fact]
    public void An_enum_shows_its_numbers_in_their_order()
    {
        ApiText.Of([typeof(Specimens.Shade)]).Should().Be(
            """
            public enum JobKit.Architecture.Tests.PublicApi.Specimens.Shade : byte
                Light = 1
                Dark = 4

            """);
    }

    [Fact]
    public void A_record_shows_its_own_members_and_not_the_generated_ones()
    {
        ApiText.Of([typeof(Specimens.Point)]).Should().Be(
            """
            public readonly record struct JobKit.Architecture.Tests.PublicApi.Specimens.Point
                public Point(int X, int Y)
                public int X { get; init; }
                public int Y { get; init; }

            """);
    }

    [Fact]
    public void Generics_show_variance_constraints_and_nested_arguments()
    {
        ApiText.Of([typeof(Specimens.ISource<>)]).Should().Be(
            """
            public interface JobKit.Architecture.Tests.PublicApi.Specimens.ISource<out T> where T : class, new()
                System.Collections.Generic.IReadOnlyDictionary<string, System.Collections.Generic.List<int>> Map<TKey>(TKey key, JobKit.Architecture.Tests.PublicApi.Specimens.Shade shade = JobKit.Architecture.Tests.PublicApi.Specimens.Shade.Dark) where TKey : struct
                T Next { get; }

            """);
    }

    [Fact]
    public void Extension_methods_say_this_and_delegates_are_one_line()
    {
        ApiText.Of([typeof(SpecimenExtensions), typeof(Specimens.Judge<>)]).Should().Be(
            """
            public static class JobKit.Architecture.Tests.PublicApi.SpecimenExtensions
                public static int Twice(this int number)

            public delegate bool JobKit.Architecture.Tests.PublicApi.Specimens.Judge<in T>(T candidate)

            """);
    }

    [Fact]
    public void A_difference_names_the_type_that_a_changed_member_belongs_to()
    {
        LineDiff.Of("class A\n    int X\nclass B\n    int X\n", "class A\n    int X\nclass B\n    long X\n")
            .Should().Be("- class B | int X\n+ class B | long X");
    }

    [Fact]
    public void The_same_text_has_no_difference_and_another_order_has_one()
    {
        LineDiff.Of("a\nb\n", "a\nb\n").Should().BeEmpty();
        LineDiff.Of("a\nb\n", "b\na\n").Should().NotBeEmpty();
    }
}
