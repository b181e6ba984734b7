from telusur.cli import main

main()
