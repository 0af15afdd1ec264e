namespace JobKit.Tests.Types;

public sealed class JobTypeRegistryTests
{
    [Fact]
    public void An_unregistered_class_is_refused_with_both_ways_to_register_it()
    {
        FluentActions.Invoking(() => Registry.Of().Get(typeof(Greet))).Should().Throw<JobTypeNotRegisteredException>()
            .WithMessage("JobKit.Tests.Types.Greet is not*nothing was written*AddHandler<Greet*AddJob<Greet>*");
    }

    [Fact]
    public void A_registered_base_class_stands_for_a_derived_payload_that_is_not_registered()
    {
        Registry.Of(Registry.Type<Animal>()).Get(typeof(Dog), typeof(Animal)).ClrType.Should().Be<Animal>();
    }

    [Fact]
    public void A_payloads_own_class_comes_before_the_class_it_is_passed_as()
    {
        Registry.Of(Registry.Type<Animal>(), Registry.Type<Dog>()).Get(typeof(Dog), typeof(Animal)).ClrType.Should().Be<Dog>();
    }

    [Fact]
    public void Only_types_with_a_handler_are_handled_here()
    {
        var registry = Registry.Of(Registry.Type<Animal>(), Registry.Type<Dog>() with { Invoke = (_, _, _, _) => Task.FromResult<object?>(null) });

        registry.HandledTypes.Should().Equal("dog");
        registry.Find("animal")!.IsHandled.Should().BeFalse();
        registry.Find("cat").Should().BeNull();
    }

    private record Animal;

    private sealed record Dog : Animal;
}
