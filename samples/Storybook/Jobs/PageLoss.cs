namespace Storybook;

/// <summary>The fault that the demo switches on: the first page of each book gets lost on its way to the assembler, which then refuses the book.</summary>
/// <remarks>It is in the jobs' way alone, as a fault of a new system is, and nobody but the demo switches it on.</remarks>
internal sealed class PageLoss
{
    private volatile bool _isOn;

    public bool IsOn
    {
        get => _isOn;
        set => _isOn = value;
    }

    public IEnumerable<BookPage> Of(IEnumerable<BookPage> pages) => IsOn ? pages.Skip(1) : pages;
}
